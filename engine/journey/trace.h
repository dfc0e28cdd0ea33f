#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"
#include "base/value.h"

namespace rehearsal::journey {

/// One thing that happened while the core decided, for telling a person's story. What a kind carries in
/// `facts` stands beside it; instants and durations are texts as the rule bundle writes them.
struct TraceStep {
    enum class Kind : std::uint8_t {
        Event,         ///< S3, an event came: event, id, type, time, late, position, user?, anonymous?
        NotTaken,      ///< S4, it arrived after the end of the run: event, id, time, end
        Linked,        ///< S6, an anonymous id came to stand for a person: anonymous
        Alias,         ///< S6, a user id came to mean another: from
        Conflict,      ///< S6, an id of the event is linked elsewhere: ids
        Duplicate,     ///< S8, it was told before: id, first, window
        Accepted,      ///< S8
        Untracked,     ///< S10, it leaves no trace in history: consent
        Consent,       ///< S12, an update changed what is agreed to: purpose, before, after
        Suppressed,    ///< S14: address?
        Unsuppressed,  ///< S14, another address: address
        Trait,         ///< S9: name, before, after
        TimeZone,      ///< S9: before, after
        Triggered,     ///< S15, a trigger of a campaign matched: trigger (its kind), number (from 1)
        CountShort,    ///< S15, a count is not reached yet: trigger, number, at_least
        Filtered,      ///< S16, `entry.where` does not hold
        Refused,       ///< S16: reason, and the values it went by; a `deny` may follow
        BeforeEntry,   ///< S11, an event from before a journey began acts on it no more
        WaitMet,       ///< S18, the event a journey waited for
        WaitReset,     ///< S18: before, due
        WaitMissed,    ///< S18, an event later than the wait's due time: due
        Timer,         ///< S4, a timer fired: of (`wait`, `deferral` or `silence`), due or last
        Reached,       ///< S17
        Waits,         ///< S18, S19: due, fire
        Passed,        ///< S19, a time that is over already: due
        FieldMissing,  ///< S19, the field that says until when holds no time: field
        Case,          ///< S20, a branch was taken: edge (the pointer inside the node)
        Drawn,         ///< S20, a split or holdout drew: drawn, of
        Set,           ///< S17: name, value, trait (whether of the profile)
        Gate,          ///< S21 to S24: gate, passed, and the values it went by
        FeedTried,     ///< S26: feed, number, latency_ms, failed
        FeedServed,    ///< S26: feed, how
        Decision,      ///< A line of the decision log, its fields as they stand there
        StillActive,   ///< S4, the run ends while a journey waits: due
    };

    Kind kind = Kind::Event;
    base::Instant at;  ///< The profile's clock.
    std::string profile;
    std::string campaign;       ///< Empty where it is about none.
    std::uint32_t journey = 0;  ///< 0 where it is about none.
    std::string node;
    std::string rule;  ///< `S8`
    base::Value::Object facts;

    /// A fact, or nullptr.
    const base::Value* fact(std::string_view name) const;
    /// A fact that is a text; empty where there is none.
    std::string text(std::string_view name) const;
};

/// `event`, `not_taken`, … as `rehearse explain --json` names it.
const char* toString(TraceStep::Kind kind);

}  // namespace rehearsal::journey
