#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/time_zone.h"

namespace rehearsal::liquid {

/// A moment with the wall clock of a place.
struct Moment {
    std::int64_t seconds = 0;  ///< Since 1970-01-01T00:00:00Z.
    int nanoseconds = 0;
    int offset = 0;      ///< Of the wall clock, in seconds east of Greenwich.
    bool world = false;  ///< Given as the world's time (`Z`), not as that of a place.
    std::string zone;    ///< `UTC`, `CET`, or empty where only the offset is known.
};

/// The moment on the wall clock of a zone.
Moment momentIn(const base::TimeZone& zone, std::int64_t seconds, int nanoseconds = 0);

/// Reads a date as people write it: `2026-03-01`, `March 14, 2026`, `Fri Jul 16 01:00:00 2004`,
/// `2026-03-01T10:00:00Z`. What is missing is taken from `now`; without a zone it is in `zone`. Nothing where
/// it is no date.
std::optional<Moment> readDate(std::string_view text, const base::TimeZone& zone,
                               std::optional<base::Instant> now);

/// `strftime` of Ruby: `%Y-%m-%d`, with its flags (`%-d`, `%^b`, `%03N`). Nothing where the format ends
/// within a `%`.
std::optional<std::string> formatDate(const Moment& moment, std::string_view format);

}  // namespace rehearsal::liquid
