#include "simulation/percentiles.h"

#include <algorithm>

namespace rehearsal::simulation {

void DurationCounts::add(const DurationCounts& other) {
    if (small_.size() < other.small_.size()) small_.resize(other.small_.size());
    for (std::size_t i = 0; i < other.small_.size(); ++i) small_[i] += other.small_[i];
    large_.insert(large_.end(), other.large_.begin(), other.large_.end());
    count_ += other.count_;
}

Percentiles DurationCounts::percentiles() const {
    if (count_ == 0) return {};
    std::vector<std::int64_t> large = large_;
    std::sort(large.begin(), large.end());
    const auto negative =
        static_cast<std::uint64_t>(std::lower_bound(large.begin(), large.end(), 0) - large.begin());
    // The value at a percentile is the smallest with at least that share at or below it.
    const auto at = [&](std::uint64_t percent) {
        std::uint64_t rank = std::max<std::uint64_t>((count_ * percent + 99) / 100, 1);
        if (rank <= negative) return large[rank - 1];
        rank -= negative;
        for (std::size_t ms = 0; ms < small_.size(); ++ms) {
            if (rank <= small_[ms]) return static_cast<std::int64_t>(ms);
            rank -= small_[ms];
        }
        return large[negative + rank - 1];
    };
    return {at(50), at(95), at(99), at(100)};
}

}  // namespace rehearsal::simulation
