#include "simulation/record_pages.h"

#include <algorithm>

namespace rehearsal::simulation {

void RecordPages::addPage(PagePool& pool, std::size_t atLeast) {
    constexpr std::size_t kFirst = std::size_t{4} << 10;
    constexpr std::size_t kLargest = std::size_t{64} << 10;
    const std::size_t wanted = pages_.empty() ? kFirst : std::min(kLargest, pages_.back().capacity * 2);
    const std::size_t capacity = std::max(wanted, atLeast);
    pages_.push_back({pool.take(capacity), capacity, 0});
}

}  // namespace rehearsal::simulation
