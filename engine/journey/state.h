#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/value.h"
#include "profile/profile.h"

namespace rehearsal::journey {

/// One person's way through one campaign.
struct Journey {
    std::uint32_t number = 0;  ///< Counts a profile's journeys from 1.
    std::uint32_t rank = 0;    ///< The campaign's place in the program.
    std::string key;           ///< The reentry key's value, in canonical form.
    base::Instant enteredAt;
    base::Instant at;           ///< Logical time (S17).
    profile::Order entryOrder;  ///< Of the trigger: what came after it is `since: entry` (S28).
    std::string triggerId;
    base::Value trigger;                                ///< The event that started it; null for inactivity.
    base::Value::Object values;                         ///< What `set` stored.
    std::map<std::uint32_t, std::uint32_t> passes;      ///< How often it came to a node (S22).
    std::map<std::uint32_t, base::Instant> lastFiring;  ///< Of nodes that wait until a local time (S19).

    // Where it stands between two steps: at a node that waits, or at a message put off.
    std::uint32_t node = 0;
    base::Instant due;
    base::Instant fire;
    bool deferred = false;
    std::optional<base::Instant> firstDeferral;  ///< Of the message at hand (S24).
};

/// A message that went out.
struct SentMessage {
    base::Instant time;
    std::string campaign;
    std::string node;
    std::string purpose;
    std::string onceKey;  ///< The values of `once_per`, in canonical form.
};

/// A stretch of silence (S15, `inactivity`).
struct Silence {
    base::Instant last;
    std::set<base::Instant> fired;  ///< Each `last` whose stretch has fired.
};

/// All that the core keeps of one profile. A plain value: `encode` and `decode` in state_bytes.h write it out
/// at any point without changing a later decision.
struct State {
    profile::Profile profile;
    std::uint32_t journeysBegun = 0;
    std::vector<Journey> active;  ///< Sorted by rank, then number (S5).
    std::map<std::pair<std::string, std::string>, base::Instant> lastEntries;  ///< By campaign id and key.
    std::map<std::string, Silence> silences;                                   ///< By InactivityTrigger::id.
    std::vector<SentMessage> sent;
    std::unordered_set<std::string> sentKeys;  ///< Idempotency keys (S22).
};

}  // namespace rehearsal::journey
