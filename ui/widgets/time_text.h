#pragma once

#include <QString>

#include "base/instant.h"
#include "base/time_zone.h"

/// Moments and lengths of time as people read them.
namespace rehearsal::widgets {

enum class Year { Shown, Hidden };

/// `Tue 3 Mar, 10:30 (Paris)`, or with its year `Tue 3 Mar 2026, 10:30 (Paris)`. Seconds only where they are
/// not zero.
QString timeText(base::Instant instant, const base::TimeZone& zone, Year year = Year::Hidden);

/// `3 March`, or `3 March 2026`.
QString dateText(base::Instant instant, const base::TimeZone& zone, Year year = Year::Hidden);

/// `Paris` of `Europe/Paris`.
QString zoneCity(const std::string& zone);

/// `1 h 30 m`, the two largest units that count; `450 ms` below a second, `0 s` for none.
QString durationText(base::Duration duration);

/// A count with thousands separators.
QString countText(quint64 count);

}  // namespace rehearsal::widgets
