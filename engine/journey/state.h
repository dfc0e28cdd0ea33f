#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/value_view.h"
#include "journey/count_index.h"
#include "profile/profile.h"
#include "profile/view.h"

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
    base::PackedValue trigger;   ///< The event that started it; null for inactivity.
    base::Value::Object values;  ///< What `set` stored.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> passes;  ///< How often it came to a node (S22).
    /// Of nodes that wait until a local time (S19).
    std::vector<std::pair<std::uint32_t, base::Instant>> lastFirings;

    // Where it stands between two steps: at a node that waits, or at a message put off.
    std::uint32_t node = 0;
    base::Instant due;
    base::Instant fire;
    bool deferred = false;
    std::optional<base::Instant> firstDeferral;  ///< Of the message at hand (S24).

    condition::EventView triggerView() const { return {trigger.view(), enteredAt}; }
};

/// How often a journey came to the node it stands at, to be counted up (S22).
std::uint32_t& passesOf(Journey& journey);

/// A message that went out, as long as a cap may count it.
struct SentMessage {
    base::Instant time;
    std::uint32_t rank = 0;
    std::uint32_t node = 0;
};

/// A stretch of silence (S15, `inactivity`).
struct Silence {
    base::Instant last;
    bool fired = false;  ///< Whether the stretch after `last` has; of an earlier `last` nobody asks again.
};

/// What follows from the rest of a state and is kept only so that it is not worked out for each event.
struct Derived {
    std::vector<profile::View::Progress> views;     ///< By the place in Program::views; shorter where unused.
    std::vector<std::optional<CountIndex>> counts;  ///< By CountTrigger::place; shorter where unused.
    base::Instant quietUntil = base::Instant::min();  ///< No timer fires before.
};

/// All that the core keeps of one profile. A plain value: `encode` and `decode` in state_bytes.h write it out
/// at any point without changing a later decision.
struct State {
    profile::Profile profile;
    std::uint32_t journeysBegun = 0;
    std::vector<Journey> active;  ///< Sorted by rank, then number (S5).
    std::map<std::pair<std::uint32_t, std::string>, base::Instant> lastEntries;  ///< By rank and key.
    std::vector<std::optional<Silence>> silences;  ///< By InactivityTrigger::place; shorter where none is.
    std::vector<SentMessage> sent;                 ///< In order of time.
    /// The latest message of a node that has `once_per`, by rank, node and the key's values.
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, base::Instant> lastOnce;
    std::unordered_set<std::string> sentKeys;  ///< Idempotency keys (S22).
    /// The holdout's draw (S20), once it was asked for: it follows from the profile's id.
    std::optional<double> holdoutDraw;
    /// Never written out; a state that was read back begins with none.
    mutable Derived derived;
};

}  // namespace rehearsal::journey
