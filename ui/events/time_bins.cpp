#include "events/time_bins.h"

#include <algorithm>
#include <array>

namespace rehearsal::events {

namespace {

constexpr std::size_t kMostBins = 4096;

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

base::Duration widerBin(base::Duration width) {
    constexpr std::array kLadder = {base::seconds(1), base::seconds(5),  base::seconds(15), base::minutes(1),
                                    base::minutes(5), base::minutes(15), base::hours(1),    base::hours(3),
                                    base::hours(6),   base::hours(12),   base::days(1),     base::days(7)};
    for (const base::Duration step : kLadder)
        if (step > width) return step;
    return {width.ms * 2};
}

void TimeBins::add(base::Instant at, std::uint64_t count) {
    bins_[floorDivide(at.ms, width_.ms)] += count;
    while (bins_.size() > kMostBins) widen();
}

void TimeBins::widen() {
    const base::Duration width = widerBin(width_);
    const std::int64_t factor = width.ms / width_.ms;
    std::map<std::int64_t, std::uint64_t> wide;
    for (const auto& [bin, count] : bins_) wide[floorDivide(bin, factor)] += count;
    bins_ = std::move(wide);
    width_ = width;
}

Bars TimeBins::bars(std::size_t most, base::Duration atLeast) const {
    if (bins_.empty()) return {};
    const std::int64_t first = bins_.begin()->first * width_.ms;
    const std::int64_t last = bins_.rbegin()->first * width_.ms;
    base::Duration width = width_;
    const auto count = [&] { return floorDivide(last, width.ms) - floorDivide(first, width.ms) + 1; };
    while (width < atLeast || count() > static_cast<std::int64_t>(std::max<std::size_t>(most, 1)))
        width = widerBin(width);
    Bars bars{{floorDivide(first, width.ms) * width.ms}, width, {}};
    bars.counts.resize(static_cast<std::size_t>(count()));
    return barsLike(bars);
}

Bars TimeBins::barsLike(const Bars& other) const {
    Bars bars{other.start, other.width, std::vector<std::uint64_t>(other.counts.size())};
    for (const auto& [bin, count] : bins_) {
        const std::int64_t index = floorDivide(bin * width_.ms - bars.start.ms, bars.width.ms);
        if (index >= 0 && index < static_cast<std::int64_t>(bars.counts.size()))
            bars.counts[static_cast<std::size_t>(index)] += count;
    }
    return bars;
}

}  // namespace rehearsal::events
