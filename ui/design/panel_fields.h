#pragma once

#include "fields/field_spec.h"

namespace rehearsal::design {

/// The fields of a step; `json` is the campaign's document.
fields::FieldSpecs nodeFields(const fields::Json& json, const std::string& id, const bundle::Bundle& bundle);

/// The fields of the campaign itself: name, entry, exits and the rest.
fields::FieldSpecs campaignFields(const fields::Json& json, const bundle::Bundle& bundle);

/// How a journey may end, as choices.
std::vector<fields::FieldSpec::Option> outcomeOptions();

/// The fields of one of the campaign's promises; of one of its tests.
fields::FieldSpecs promiseFields(const fields::Json& json, std::size_t index, const bundle::Bundle& bundle);
fields::FieldSpecs testFields(const fields::Json& json, std::size_t index, const bundle::Bundle& bundle);

}  // namespace rehearsal::design
