#include "event/id_bytes.h"

#include <array>
#include <cstring>

#include "base/hash64.h"

namespace rehearsal::event::id_bytes {
namespace {

// The first byte: a length, or one of these.
constexpr unsigned char kLongest = 0xF0;
constexpr unsigned char kUuid = 0xFE;
constexpr unsigned char kLongText = 0xFF;
constexpr std::size_t kUuidBytes = 16;

constexpr std::int8_t kNoDigit = -1;  // A char has no sign on some processors.
constexpr std::array<std::int8_t, 256> kDigits = [] {
    std::array<std::int8_t, 256> out{};
    out.fill(kNoDigit);
    for (int i = 0; i < 10; ++i) out[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i) out[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
    return out;
}();
/// Where the two digits of each byte stand in a UUID's text.
constexpr std::array<unsigned char, kUuidBytes> kPlaces{0,  2,  4,  6,  9,  11, 14, 16,
                                                        19, 21, 24, 26, 28, 30, 32, 34};

/// The bytes of a UUID in lower case; false for any other text.
bool readUuid(std::string_view text, char* bytes) {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    int bad = 0;
    for (std::size_t i = 0; i < kUuidBytes; ++i) {
        const int high = kDigits[static_cast<unsigned char>(text[kPlaces[i]])];
        const int low = kDigits[static_cast<unsigned char>(text[kPlaces[i] + 1])];
        bad |= high | low;
        bytes[i] = static_cast<char>(high << 4 | low);
    }
    return bad >= 0;
}

}  // namespace

void append(std::string& out, std::string_view id) {
    char uuid[1 + kUuidBytes];
    if (readUuid(id, uuid + 1)) {
        uuid[0] = static_cast<char>(kUuid);
        out.append(uuid, sizeof uuid);
    } else if (id.size() <= kLongest) {
        out += static_cast<char>(id.size());
        out += id;
    } else {
        const auto length = static_cast<std::uint32_t>(id.size());
        out += static_cast<char>(kLongText);
        out.append(reinterpret_cast<const char*>(&length), sizeof length);
        out += id;
    }
}

std::size_t sizeOf(const char* at) {
    const auto first = static_cast<unsigned char>(*at);
    if (first == kUuid) return 1 + kUuidBytes;
    if (first != kLongText) return std::size_t{1} + first;
    std::uint32_t length = 0;
    std::memcpy(&length, at + 1, sizeof length);
    return 1 + sizeof length + length;
}

std::string_view textOf(const char* at, char (&uuid)[36]) {
    const auto first = static_cast<unsigned char>(*at);
    if (first == kLongText) return {at + 5, sizeOf(at) - 5};
    if (first != kUuid) return {at + 1, first};
    constexpr char kHex[] = "0123456789abcdef";
    for (std::size_t i = 0; i < kUuidBytes; ++i) {
        const auto byte = static_cast<unsigned char>(at[1 + i]);
        uuid[kPlaces[i]] = kHex[byte >> 4];
        uuid[kPlaces[i] + 1] = kHex[byte & 0xF];
    }
    for (const int dash : {8, 13, 18, 23}) uuid[dash] = '-';
    return {uuid, sizeof uuid};
}

std::uint64_t hashOf(const char* at) {
    return base::hash64({at, sizeOf(at)});
}

}  // namespace rehearsal::event::id_bytes
