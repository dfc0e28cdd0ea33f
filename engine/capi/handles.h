#pragma once

#include <memory>
#include <string>
#include <unordered_set>

#include "bundle/person.h"
#include "capi/rehearsal.h"
#include "event/line_parser.h"
#include "journey/core.h"
#include "profile/identity.h"

/// What the handles of the C interface lead to.
struct rehearsal_bundle {
    rehearsal::journey::Core core;
    std::string hash;
};

struct rehearsal_event {
    std::shared_ptr<const rehearsal::journey::Program> program;  ///< Whose rules it was read for.
    rehearsal::event::ParsedEvent event;
};

struct rehearsal_identity {
    rehearsal::profile::Identity links;
    std::unordered_set<std::string> profiles;  ///< Those that have a state.
};

struct rehearsal_verdict {
    rehearsal::profile::Identity::Verdict verdict;
};

namespace rehearsal::capi {

/// A line of profiles.ndjson, or a failure.
bundle::Person readPerson(rehearsal_text line);

}  // namespace rehearsal::capi
