#pragma once

#include "fields/field_spec.h"

namespace rehearsal::design {

/// The fields of a step; `json` is the campaign's document.
fields::FieldSpecs nodeFields(const fields::Json& json, const std::string& id, const bundle::Bundle& bundle);

/// The fields of the campaign itself: name, entry, exits and the rest.
fields::FieldSpecs campaignFields(const fields::Json& json, const bundle::Bundle& bundle);

}  // namespace rehearsal::design
