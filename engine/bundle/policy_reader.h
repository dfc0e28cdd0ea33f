#pragma once

#include "bundle/place.h"
#include "bundle/policy.h"

namespace rehearsal::bundle {

/// Reads `policy.json`; what is left out has the defaults of the format.
Policy readPolicy(const Place& place);

/// The policy of a document that says nothing: one rule, `* opt-in`.
Policy defaultPolicy();

}  // namespace rehearsal::bundle
