#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/run.h"

namespace rehearsal::design {

/// What one campaign decided in a run, along its time: for stepping from one to the next, and as bars of
/// messages.
class RunTimeline {
  public:
    RunTimeline() = default;
    RunTimeline(const simulation::RunResult& run, const std::string& campaign);

    bool empty() const { return moments_.empty(); }
    base::Instant start() const { return start_; }
    base::Instant end() const { return end_; }

    /// From 0 at the start to 1 at the end, and back.
    double shareOf(base::Instant instant) const;
    base::Instant instantAt(double share) const;

    /// The first moment after another at which something was decided, and the last before it.
    std::optional<base::Instant> next(base::Instant after) const;
    std::optional<base::Instant> previous(base::Instant before) const;

    /// Messages sent and held back in so many equal parts of the time.
    struct Bar {
        std::uint32_t sent = 0;
        std::uint32_t heldBack = 0;
    };
    std::vector<Bar> bars(std::size_t count) const;

  private:
    struct Message {
        base::Instant at;
        bool sent;
    };
    base::Instant start_;
    base::Instant end_;
    std::vector<base::Instant> moments_;  ///< Rising, each once.
    std::vector<Message> messages_;
};

}  // namespace rehearsal::design
