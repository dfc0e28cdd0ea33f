#pragma once

#include <string>

#include "journey/trace.h"

namespace rehearsal::explain {

/// What a gate or a feed said of a message, in a few words: `consent FR double opt-in: confirmed`.
std::string gateText(const journey::TraceStep& step);

/// Whether the step is what kept the message back.
bool isRefusal(const journey::TraceStep& step);

}  // namespace rehearsal::explain
