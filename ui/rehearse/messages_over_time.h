#pragma once

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "events/time_bins.h"
#include "journey/decision.h"

namespace rehearsal::rehearse {

/// The messages of a run by campaign and time, as bars over the same span.
struct MessagesOverTime {
    base::Instant start;
    base::Duration width;
    std::vector<std::pair<std::string, std::vector<std::uint64_t>>> campaigns;  ///< The largest first.
};

MessagesOverTime messagesOverTime(const simulation::DecisionLog& decisions, std::size_t mostBars,
                                  const std::atomic<bool>& cancelled);

}  // namespace rehearsal::rehearse
