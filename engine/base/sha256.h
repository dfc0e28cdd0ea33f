#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rehearsal::base {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4).
Digest sha256(std::string_view bytes);

/// Lower-case hexadecimal.
std::string hex(const Digest& digest);

/// Bytes `8 * index` to `8 * index + 7` of a digest as a big-endian number, for draws (S20, S26).
std::uint64_t bigEndian64(const Digest& digest, std::size_t index = 0);

/// A digest's 64-bit part divided by 2^64: a number in [0, 1) (S20, S26).
double unitInterval(std::uint64_t bits);

}  // namespace rehearsal::base
