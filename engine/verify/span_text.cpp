#include "verify/span_text.h"

#include <fmt/format.h>

namespace rehearsal::verify {

std::string inDays(base::Duration duration) {
    if (duration.ms < 0) return "-" + inDays(-duration);
    const base::Duration day = base::days(1);
    const std::int64_t days = duration.ms / day.ms;
    const base::Duration rest{duration.ms % day.ms};
    if (days == 0) return base::toString(rest);
    return fmt::format("{}d{}", days, rest.ms > 0 ? base::toString(rest) : std::string());
}

}  // namespace rehearsal::verify
