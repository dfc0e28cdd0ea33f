#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/value.h"

namespace rehearsal::bundle {

/// What a person has agreed to for one purpose, as given beforehand. Without `at` it comes before all updates (S12).
struct GivenConsent {
    std::string purpose;
    std::string status;  ///< denied, pending, granted or confirmed
    std::optional<base::Instant> at;
};

/// A line of `profiles.ndjson`: what is known of a person before the first event.
struct Person {
    std::string id;
    std::vector<std::string> anonymousIds;
    base::Value traits = base::Value(base::Value::Object{});
    std::vector<GivenConsent> consent;
    bool suppressed = false;
};

}  // namespace rehearsal::bundle
