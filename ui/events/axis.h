#pragma once

#include <QString>
#include <cstdint>

#include "base/instant.h"
#include "base/time_zone.h"

namespace rehearsal::events {

/// The smallest of 1, 2, 5, 10, 20, 50, … that is at least `value`, and at least 1: where a scale may end.
std::uint64_t niceCeiling(std::uint64_t value);

/// The name of a bar below the axis, as short as its width allows: `10:30`, `3 Mar`, `Mar 1997`.
QString tickText(base::Instant start, base::Duration width, base::Duration span, const base::TimeZone& zone);

/// The time a bar stands for: `Tue 3 Mar 2026, 10:00 (Paris), 1 h`.
QString barText(base::Instant start, base::Duration width, const base::TimeZone& zone);

}  // namespace rehearsal::events
