#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/instant.h"

namespace rehearsal::events {

/// The widths bars may have, each a multiple of the one before, so that bins can be put together.
base::Duration widerBin(base::Duration width);

/// Bars of equal width from `start` on.
struct Bars {
    base::Instant start;
    base::Duration width;
    std::vector<std::uint64_t> counts;
};

/// Counts moments in bins that grow as the time they span does: memory stays small for a stream of any
/// length.
class TimeBins {
  public:
    void add(base::Instant at, std::uint64_t count = 1);
    bool empty() const { return bins_.empty(); }
    /// At most `most` bars that span everything counted; with `atLeast`, no narrower than that.
    Bars bars(std::size_t most, base::Duration atLeast = {}) const;
    /// The same bars over a span and with a width that another set of bins gave, so that they can be stacked.
    Bars barsLike(const Bars& other) const;

  private:
    void widen();

    std::map<std::int64_t, std::uint64_t> bins_;  ///< By moment divided by width, rounded down.
    base::Duration width_ = base::seconds(1);
};

}  // namespace rehearsal::events
