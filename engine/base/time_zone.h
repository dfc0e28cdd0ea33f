#pragma once

#include <cctz/time_zone.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace rehearsal::base {

/// The wall clock of a place at an instant.
struct LocalTime {
    std::int64_t day = 0;      ///< Days since 1970-01-01 of the local date.
    std::int64_t msOfDay = 0;  ///< Milliseconds the wall clock shows since midnight.
    int weekday = 0;           ///< 0 Monday to 6 Sunday.
    int year = 1970;
    int month = 1;       ///< 1 to 12
    int dayOfMonth = 1;  ///< 1 to 31
};

/// An IANA time zone from the data linked into the engine, never the host's. Cheap to copy.
class TimeZone {
  public:
    static TimeZone utc();
    /// The zone of that name, or nothing. Names are matched exactly.
    static std::optional<TimeZone> find(std::string_view name);
    static std::vector<std::string> names();
    /// The release of the data, such as `2025b`; it is recorded with every run.
    static std::string dataVersion();

    const std::string& name() const { return name_; }
    LocalTime at(Instant instant) const;
    /// The first instant whose wall clock is `msOfDay` on `day`. Where a change of clocks skips it, the first
    /// instant after the gap; where it comes twice, the first (S19).
    Instant instantOf(std::int64_t day, std::int64_t msOfDay) const;
    /// The first change of the clock later than `instant`, if there is one.
    std::optional<Instant> nextTransition(Instant instant) const;

  private:
    TimeZone(std::string name, cctz::time_zone zone) : name_(std::move(name)), zone_(zone) {}

    std::string name_;
    cctz::time_zone zone_;
};

/// 0 (Monday) to 6 (Sunday) of a count of days since 1970-01-01.
int weekdayOf(std::int64_t day);

}  // namespace rehearsal::base
