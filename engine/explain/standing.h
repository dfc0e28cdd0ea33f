#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "bundle/bundle.h"

namespace rehearsal::explain {

/// What the policy makes of the consent a person brings along, before any event (S12, S13).
struct ConsentVerdict {
    std::string purpose;
    std::string status;  ///< confirmed, granted, pending or denied; empty where nothing was said.
    std::optional<base::Instant> since;
    bool exempt = false;              ///< The purpose is always permitted.
    std::optional<std::size_t> rule;  ///< The rule that decides, among the policy's; nothing where none does.
    bool permitted = false;
    bool byImplied = false;  ///< Not permitted yet, but the rule's event within its time would do.
};

/// The engine's own verdict on one purpose.
ConsentVerdict consentVerdict(const bundle::Policy& policy, const bundle::Person& person,
                              const std::string& purpose);

/// The purposes worth showing for a person: those the campaigns send for, those the policy names and those
/// the person has spoken about. `marketing` first, the rest sorted.
std::vector<std::string> purposesToShow(const bundle::Bundle& bundle, const bundle::Person& person);

/// A message that a person had before, for the caps.
struct EarlierMessage {
    base::Instant at;
    std::string campaign;
    std::string purpose;
};

/// How far one cap is used up.
struct CapStanding {
    std::size_t cap = 0;  ///< Among the policy's.
    std::int64_t count = 0;
    bool full = false;
};

/// What every gate of the policy would say of one message to one person at one moment (S21), whether or not
/// an earlier one refuses.
struct Standing {
    ConsentVerdict consent;
    bool suppressed = false;
    bool hasAddress = true;
    bool unverified = false;
    std::optional<base::Instant> quietUntil;  ///< Quiet hours hold now; when they end.
    std::vector<CapStanding> caps;            ///< Those that count the message, as far as the first full one.
    bool heldOut = false;

    /// Whether the message would go out now.
    bool goesOut() const;
};

/// Asks the gates that a run asks, for a message of `purpose` from `campaign` at `now`.
Standing standingOf(const bundle::Policy& policy, const bundle::Person& person, const std::string& purpose,
                    const std::string& campaign, base::Instant now,
                    const std::vector<EarlierMessage>& earlier);

}  // namespace rehearsal::explain
