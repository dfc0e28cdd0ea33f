#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rehearsal::base {

/// A quick 64-bit hash, for tables and for parting work, never for a decision: nothing that is decided may
/// depend on it (in the manner of wyhash, public domain).
inline std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) {
    __extension__ typedef unsigned __int128 Wide;
    const auto mix = [](std::uint64_t a, std::uint64_t b) {
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    constexpr std::uint64_t kA = 0xa0761d6478bd642f;
    constexpr std::uint64_t kB = 0xe7037ed1a0b428db;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t hash = seed ^ kA ^ left;
    for (; left >= 16; left -= 16, at += 16) {
        std::uint64_t words[2];
        std::memcpy(words, at, 16);
        hash = mix(words[0] ^ hash, words[1] ^ kB);
    }
    std::uint64_t words[2] = {0, 0};
    if (left > 0) std::memcpy(words, at, left);
    return mix(mix(words[0] ^ hash, words[1] ^ kB), kA);
}

}  // namespace rehearsal::base
