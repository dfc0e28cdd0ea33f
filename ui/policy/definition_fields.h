#pragma once

#include "fields/field_spec.h"

namespace rehearsal::policy {

/// The fields of a view of views.json; `definition` is the view as the document has it.
fields::FieldSpecs viewFields(const std::string& at, const fields::Json& definition);
/// The fields of a feed of feeds.json.
fields::FieldSpecs feedFields(const std::string& at, const fields::Json& definition,
                              const bundle::Bundle& bundle);

/// What a view or a feed is, in a few words.
QString viewText(const fields::Json& definition);
QString feedText(const fields::Json& definition);

}  // namespace rehearsal::policy
