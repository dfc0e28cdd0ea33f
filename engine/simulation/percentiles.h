#pragma once

#include <cstdint>
#include <vector>

namespace rehearsal::simulation {

/// Percentiles by nearest rank, in milliseconds.
struct Percentiles {
    std::int64_t p50 = 0;
    std::int64_t p95 = 0;
    std::int64_t p99 = 0;
    std::int64_t max = 0;
};

/// Counts durations in milliseconds, any number of them in little memory: most of a stream's are small.
class DurationCounts {
  public:
    void add(std::int64_t ms) {
        if (ms >= 0 && ms < kSmall) {
            if (small_.empty()) small_.resize(kSmall);
            ++small_[static_cast<std::size_t>(ms)];
        } else {
            large_.push_back(ms);
        }
        ++count_;
    }
    void add(const DurationCounts& other);
    /// Zeros where nothing was counted.
    Percentiles percentiles() const;

  private:
    static constexpr std::int64_t kSmall = 1 << 16;  ///< About a minute.

    std::vector<std::uint64_t> small_;  ///< How many of each length.
    std::vector<std::int64_t> large_;
    std::uint64_t count_ = 0;
};

}  // namespace rehearsal::simulation
