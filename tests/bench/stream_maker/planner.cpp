#include "planner.h"

#include <algorithm>
#include <tuple>

#include "random.h"
#include "visits.h"

namespace rehearsal::bench {
namespace {

/// How many events people have, in sixteenths of the mean: many with few, few with many.
constexpr std::uint32_t kShares[] = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 18, 22, 34, 89};

std::uint32_t drawEvents(Random& random, std::uint64_t thousandthsOfMean) {
    const std::uint64_t thousandths = thousandthsOfMean * random.oneOf(kShares) / 16;
    const auto whole = static_cast<std::uint32_t>(thousandths / 1000);
    const bool oneMore = random.perMille(static_cast<std::uint32_t>(thousandths % 1000));
    return std::clamp<std::uint32_t>(whole + (oneMore ? 1 : 0), 1, 60000);
}

std::vector<PlannedEvent> planAbout(const Size& size, std::uint64_t aim) {
    std::vector<PlannedEvent> events;
    events.reserve(aim + aim / 50);
    for (std::uint32_t person = 0; person < size.people; ++person) {
        Random random(size.seed, person, 3);
        Visits(size.seed, person, events).plan(drawEvents(random, aim * 1000 / size.people), size.days);
    }
    return events;
}

}  // namespace

std::vector<PlannedEvent> plan(const Size& size) {
    // A little more than needed: the stream is cut where it has enough.
    std::uint64_t aim = size.events + size.events / 200 + 1;
    std::vector<PlannedEvent> events = planAbout(size, aim);
    while (events.size() < size.events) events = planAbout(size, aim += aim / 50 + 1);
    std::sort(events.begin(), events.end(), [](const PlannedEvent& a, const PlannedEvent& b) {
        return std::tie(a.delivered, a.person, a.serial, a.again) <
               std::tie(b.delivered, b.person, b.serial, b.again);
    });
    events.resize(size.events);
    return events;
}

}  // namespace rehearsal::bench
