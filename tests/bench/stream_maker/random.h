#pragma once

#include <cstddef>
#include <cstdint>

namespace rehearsal::bench {

/// Mixes 64 bits so that neighbouring numbers come out unrelated (the finisher of SplitMix64).
constexpr std::uint64_t mix(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

/// Draws that are the same on every machine: whole numbers only, and none of the standard library's
/// distributions, which differ between libraries.
class Random {
  public:
    /// What is drawn depends on the three numbers alone: a person's draws do not move when another's change.
    constexpr explicit Random(std::uint64_t seed, std::uint64_t who = 0, std::uint64_t what = 0)
        : state_(mix(mix(mix(seed + kStep) ^ who) + what)) {}

    constexpr std::uint64_t bits() { return mix(state_ += kStep); }

    /// One of 0 … bound - 1. The bias is at most bound / 2^32.
    constexpr std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((bits() >> 32) * bound) >> 32);
    }

    /// True in so many of a thousand draws.
    constexpr bool perMille(std::uint32_t share) { return below(1000) < share; }

    /// An element of a table, all alike.
    template <typename T, std::size_t N>
    constexpr const T& oneOf(const T (&table)[N]) {
        return table[below(N)];
    }

  private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;

    std::uint64_t state_;
};

}  // namespace rehearsal::bench
