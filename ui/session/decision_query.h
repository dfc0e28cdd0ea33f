#pragma once

#include <optional>
#include <string>

#include "journey/decision.h"

namespace rehearsal::session {

/// Which decisions of the last run somebody wants to see; what is left out is any.
struct DecisionQuery {
    std::string campaign;
    std::string node;
    std::optional<journey::Decision::Kind> kind;
    std::string reason;
};

}  // namespace rehearsal::session
