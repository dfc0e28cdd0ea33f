#include "base/known_names.h"

#include <cstddef>

namespace rehearsal::base::packing {
namespace {

constexpr std::size_t kSlots = 256;
constexpr std::uint8_t kFree = 0xFF;

constexpr std::size_t slotOf(std::string_view name) {
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return (name.size() * 37 + first * 11u + last * 5u) % kSlots;
}

/// Open addressing: a name stands in its slot or in one of the next, before the first that is free.
constexpr std::array<std::uint8_t, kSlots> makeSlots() {
    std::array<std::uint8_t, kSlots> slots{};
    for (auto& slot : slots) slot = kFree;
    for (std::size_t i = 0; i < kKnownNames.size(); ++i) {
        std::size_t at = slotOf(kKnownNames[i]);
        while (slots[at] != kFree) at = (at + 1) % kSlots;
        slots[at] = static_cast<std::uint8_t>(i);
    }
    return slots;
}

constexpr auto kPlaces = makeSlots();

}  // namespace

std::optional<std::uint8_t> placeOfKnown(std::string_view name) {
    if (name.empty()) return std::nullopt;
    for (std::size_t at = slotOf(name); kPlaces[at] != kFree; at = (at + 1) % kSlots) {
        if (kKnownNames[kPlaces[at]] == name) return kPlaces[at];
    }
    return std::nullopt;
}

}  // namespace rehearsal::base::packing
