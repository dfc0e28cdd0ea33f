#include "base/time_zone.h"

#include <chrono>

#include "base/tzdata.h"

namespace rehearsal::base {
namespace {

using Seconds = cctz::time_point<cctz::seconds>;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

TimeZone TimeZone::utc() {
    return {"UTC", cctz::utc_time_zone()};
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    // The index is asked first: cctz itself would also take "localtime" and "libc:…" from the host.
    if (!tzdata::contains(name)) return std::nullopt;
    cctz::time_zone zone;
    if (!cctz::load_time_zone(std::string(name), &zone)) return std::nullopt;
    return TimeZone{std::string(name), zone};
}

std::vector<std::string> TimeZone::names() {
    return tzdata::names();
}

std::string TimeZone::dataVersion() {
    return tzdata::version();
}

int weekdayOf(std::int64_t day) {
    const std::int64_t sinceMonday = (day + 3) % 7;  // 1970-01-01 was a Thursday.
    return static_cast<int>(sinceMonday < 0 ? sinceMonday + 7 : sinceMonday);
}

LocalTime TimeZone::at(Instant instant) const {
    const std::int64_t seconds = floorDiv(instant.ms, 1000);
    const auto civil = zone_.lookup(Seconds(cctz::seconds(seconds))).cs;
    LocalTime local;
    local.day = daysFromCivil(civil.year(), civil.month(), civil.day());
    local.msOfDay = ((civil.hour() * 60 + civil.minute()) * 60 + civil.second()) * std::int64_t{1000} +
                    (instant.ms - seconds * 1000);
    local.weekday = weekdayOf(local.day);
    local.year = static_cast<int>(civil.year());
    local.month = civil.month();
    local.dayOfMonth = civil.day();
    return local;
}

Instant TimeZone::instantOf(std::int64_t day, std::int64_t msOfDay) const {
    const cctz::civil_second civil =
        cctz::civil_second(cctz::civil_day(1970, 1, 1) + day) + floorDiv(msOfDay, 1000);
    const auto found = zone_.lookup(civil);
    const bool skipped = found.kind == cctz::time_zone::civil_lookup::SKIPPED;
    const Seconds at = skipped ? found.trans : found.pre;
    const std::int64_t ms = at.time_since_epoch().count() * 1000;
    return {skipped ? ms : ms + (msOfDay - floorDiv(msOfDay, 1000) * 1000)};
}

std::optional<Instant> TimeZone::nextTransition(Instant instant) const {
    cctz::time_zone::civil_transition transition;
    const Seconds from{cctz::seconds(floorDiv(instant.ms, 1000))};
    if (!zone_.next_transition(from, &transition)) return std::nullopt;
    return Instant{zone_.lookup(transition.to).trans.time_since_epoch().count() * 1000};
}

}  // namespace rehearsal::base
