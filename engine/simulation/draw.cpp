#include "simulation/draw.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "journey/feed_draw.h"

namespace rehearsal::simulation {

Draw draw(std::uint64_t seed, std::string_view kind, std::string_view key) {
    const auto digest = base::sha256(fmt::format("{}/{}/{}", seed, kind, key));
    return {base::unitInterval(base::bigEndian64(digest, 0)),
            base::unitInterval(base::bigEndian64(digest, 1))};
}

base::Duration Delay::at(double u) const {
    // Long enough for anything a stream can hold, and far from the end of the integers.
    constexpr double kLongestMs = 1e15;
    const double ms = journey::logNormal(static_cast<double>(p50.ms), static_cast<double>(p95.ms), u);
    return base::milliseconds(static_cast<std::int64_t>(std::min(ms, kLongestMs)));
}

Delay readDelay(bundle::ObjectReader& object) {
    Delay delay;
    const auto p50 = object.require("p50");
    if (p50) delay.p50 = bundle::readDuration(*p50);
    const auto p95 = object.find("p95");
    delay.p95 = p95 ? bundle::readDuration(*p95) : delay.p50;
    // It is drawn with their logarithms.
    if (p95 && delay.p95 < delay.p50) p95->error("\"p95\" is shorter than \"p50\"");
    if (p50 && delay.p50.ms == 0 && delay.p95.ms > 0) p50->error("\"p50\" must be longer than nothing");
    return delay;
}

base::Instant writable(base::Instant instant) {
    static const base::Instant kFirst = *base::parseInstant("0000-01-01T00:00:00Z");
    static const base::Instant kLast = *base::parseInstant("9999-12-31T23:59:59.999Z");
    return std::clamp(instant, kFirst, kLast);
}

}  // namespace rehearsal::simulation
