#pragma once

#include "verify/content_change.h"
#include "verify/diff.h"

namespace rehearsal::verify {

/// One run's view of a message: the journey it belongs to and its place there.
struct VisitOf {
    const JourneyLog* journey = nullptr;
    const Visit* visit = nullptr;
};

/// The other run, for asking why it did not send a message.
struct OtherRun {
    const bundle::Bundle& bundle;
    bool runsCampaign = true;  ///< It takes the message's campaign.
    const PersonLog& log;
    const char* name;  ///< `A` or `B`
};

/// Why the other run did not send a message that this one did.
Cause whyNotSent(const VisitOf& message, const OtherRun& other);

/// Why both sent a message, but at other times. `a` and `b` are the campaign as each bundle has it.
Cause whyMoved(const VisitOf& before, const VisitOf& after, const bundle::Campaign* a,
               const bundle::Campaign* b);

/// The kind of cause given where no trace of a start is found.
inline constexpr const char* kNotStarted = "not_started";
/// The kind of cause where an earlier journey of the campaign kept this one from starting.
inline constexpr const char* kAlreadyActive = "deny:already_active";

}  // namespace rehearsal::verify
