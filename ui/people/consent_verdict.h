#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "bundle/bundle.h"

namespace rehearsal::people {

/// What the policy makes of the consent a person brings along, before any event (S12, S13).
struct ConsentVerdict {
    std::string purpose;
    std::string status;  ///< confirmed, granted, pending or denied; empty where nothing was said.
    std::optional<base::Instant> since;
    bool exempt = false;  ///< The purpose is always permitted.
    const bundle::ConsentRule* rule =
        nullptr;  ///< The rule that decides; into the policy. Null where there is none.
    bool permitted = false;
    bool byImplied = false;  ///< Not permitted yet, but an order within the rule's time would do.
};

ConsentVerdict consentVerdict(const bundle::Policy& policy, const bundle::Person& person,
                              const std::string& purpose);

/// The purposes worth showing for a person: those the campaigns send for, those the policy names and those
/// the person has spoken about. `marketing` first, the rest sorted.
std::vector<std::string> purposesToShow(const bundle::Bundle& bundle, const bundle::Person& person);

}  // namespace rehearsal::people
