#include "journey/quiet_hours.h"

namespace rehearsal::journey {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

}  // namespace

bool isQuiet(const bundle::QuietHours& quiet, const base::TimeZone& zone, base::Instant instant) {
    const std::int64_t ofDay = zone.at(instant).msOfDay;
    if (quiet.from < quiet.to) return ofDay >= quiet.from.ms && ofDay < quiet.to.ms;
    return ofDay >= quiet.from.ms || ofDay < quiet.to.ms;
}

base::Instant endOfQuiet(const bundle::QuietHours& quiet, const base::TimeZone& zone, base::Instant instant) {
    // Between two changes of the clock local time runs evenly: the end is where it shows `to`, unless a
    // change comes first. A change may itself end the quiet (a gap over its end) or put the clock back into
    // it.
    while (isQuiet(quiet, zone, instant)) {
        const std::int64_t ofDay = zone.at(instant).msOfDay;
        const std::int64_t left = ((quiet.to.ms - ofDay) % kMsPerDay + kMsPerDay) % kMsPerDay;
        const base::Instant end = instant + base::milliseconds(left == 0 ? kMsPerDay : left);
        const auto change = zone.nextTransition(instant);
        instant = change && *change < end ? *change : end;
    }
    return instant;
}

}  // namespace rehearsal::journey
