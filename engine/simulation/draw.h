#pragma once

#include <cstdint>
#include <string_view>

#include "base/instant.h"
#include "bundle/place.h"

namespace rehearsal::simulation {

/// Two numbers in [0, 1), drawn as S26 draws: the first and second 8 bytes of SHA-256("seed/kind/key").
/// Nothing else has a part in them, so that no draw shifts another.
struct Draw {
    double first = 0;
    double second = 0;
};
Draw draw(std::uint64_t seed, std::string_view kind, std::string_view key);

/// A log-normal length of time by its median and 95th percentile.
struct Delay {
    base::Duration p50;
    base::Duration p95;

    bool operator==(const Delay&) const = default;
    /// The delay at `u` in [0, 1), by the formula of S26; fractions of a millisecond are cut.
    base::Duration at(double u) const;
};

/// `p50` and `p95` (the same, if left out) of an object that is being read.
Delay readDelay(bundle::ObjectReader& object);

/// A moment, kept where four digits can write its year.
base::Instant writable(base::Instant instant);

}  // namespace rehearsal::simulation
