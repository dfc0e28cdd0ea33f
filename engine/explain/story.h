#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/bundle.h"
#include "journey/trace.h"
#include "simulation/run.h"

namespace rehearsal::explain {

/// What happened to one person in a run, and why.
struct Story {
    std::string asked;                      ///< The id as it was given.
    std::string profile;                    ///< The id the person has in the end.
    std::vector<std::string> otherIds;      ///< Further ids that are known to be theirs, sorted.
    std::vector<journey::TraceStep> steps;  ///< In the order in which it happened.
    base::Instant end;                      ///< Of the run.
};

/// Is told of each message that is about to go out, with what makes it, while all is as it was then.
using Outgoing = std::function<void(const journey::Outgoing& message, const simulation::MessageMaker& maker)>;

/// Runs the one person whom `id` names through the very core that a run of `options` uses, with everybody who
/// may turn out to be them, and keeps what it tells. An id nobody has is an error that names the nearest.
base::Expected<Story> storyOf(const std::string& id, const bundle::Bundle& bundle,
                              const simulation::RunOptions& options, simulation::RunControl& control,
                              const Outgoing& outgoing = {});

}  // namespace rehearsal::explain
