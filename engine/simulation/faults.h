#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/bundle.h"
#include "journey/feed_draw.h"
#include "simulation/draw.h"

namespace rehearsal::simulation {

/// What goes wrong on the way from a device to the engine, as data (cli.md, "Faults"). Everything is off
/// until it is given; rates are shares of the events, 0 to 1.
struct Faults {
    struct Duplicate {
        double rate = 0;
        base::Duration delay;
    };
    struct Redelivery {
        base::Instant from;
        base::Instant to;
        base::Instant at;
    };
    struct Late {
        double rate = 0;
        Delay by;
    };
    struct Shift {
        double rate = 0;
        base::Duration by;
    };

    std::uint64_t seed = 0;
    Duplicate duplicate;                ///< Arrives once more, that much later.
    std::vector<Redelivery> redeliver;  ///< What arrived in [from, to) arrives once more at `at`.
    Late late;                          ///< Arrives later than it did.
    double loss = 0;                    ///< Never arrives.
    Shift skew;                         ///< The device's clock is that much fast or slow.
    double malformed = 0;               ///< The line breaks off.
    double missingId = 0;               ///< Neither userId nor anonymousId.
    Shift reorder;                      ///< Is overtaken by what arrives up to that much later.
    journey::FeedFaults feeds;          ///< `outages` and `slow`.

    /// Whether any line of a stream may change.
    bool changeTheStream() const;
};

/// Reads `faults.json`. Feeds that the bundle does not have are warnings: faults may be shared by bundles.
std::pair<Faults, base::Diagnostics> readFaults(std::string_view text, std::string fileName,
                                                const bundle::Bundle& bundle);

}  // namespace rehearsal::simulation
