#pragma once

#include <cstdint>
#include <vector>

#include "planned_event.h"

namespace rehearsal::bench {

/// How much of a stream to make.
struct Size {
    std::uint64_t events = 0;
    std::uint32_t people = 0;
    std::uint32_t days = 30;
    std::uint64_t seed = 1;
};

/// Plans what everybody does, in order of delivery: exactly so many events, one in a hundred of them an exact
/// copy and one in a hundred some minutes late.
std::vector<PlannedEvent> plan(const Size& size);

}  // namespace rehearsal::bench
