#pragma once

#include "base/instant.h"
#include "base/time_zone.h"
#include "bundle/policy.h"

namespace rehearsal::journey {

/// Whether the wall clock of a place is within `[from, to)` at an instant, overnight where from > to (S23).
bool isQuiet(const bundle::QuietHours& quiet, const base::TimeZone& zone, base::Instant instant);

/// The first instant after `instant`, which is quiet, that is not.
base::Instant endOfQuiet(const bundle::QuietHours& quiet, const base::TimeZone& zone, base::Instant instant);

}  // namespace rehearsal::journey
