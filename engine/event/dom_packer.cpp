#include "event/dom_packer.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace rehearsal::event {
namespace {

using base::Packer;
using simdjson::dom::element;
using Tag = base::packing::Tag;

/// A bit for a key: two keys with different bits are different.
std::uint64_t bitOf(std::string_view key) {
    if (key.empty()) return 1;
    const auto first = static_cast<unsigned char>(key.front());
    const auto last = static_cast<unsigned char>(key.back());
    return std::uint64_t{1} << ((key.size() * 7 + first * 3u + last * 5u) & 63u);
}

}  // namespace

void collectMembers(const simdjson::dom::object& object, std::vector<DomMember>& out) {
    out.clear();
    std::uint64_t seen = 0;
    bool mayRepeat = false;
    for (const auto field : object) {
        const std::uint64_t bit = bitOf(field.key);
        mayRepeat = mayRepeat || (seen & bit) != 0;
        seen |= bit;
        out.push_back({field.key, field.value});
    }
    if (!mayRepeat) return;
    std::map<std::string_view, std::size_t> places;
    std::size_t kept = 0;
    for (const DomMember& member : out) {
        const auto [found, isNew] = places.try_emplace(member.key, kept);
        out[found->second] = member;
        if (isNew) ++kept;
    }
    out.resize(kept, out.front());
}

void pack(Packer& packer, const element& value) {
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
        case Type::BOOL:
            return packer.boolean(bool(value));
        case Type::INT64:
            return packer.integer(std::int64_t(value));
        case Type::UINT64:
            return packer.real(static_cast<double>(std::uint64_t(value)));
        case Type::DOUBLE:
            return packer.real(double(value));
        case Type::STRING:
            return packer.string(std::string_view(value));
        case Type::NULL_VALUE:
            return packer.null();
        case Type::ARRAY: {
            const std::size_t mark = packer.begin(Tag::Array);
            std::uint32_t count = 0;
            for (const element item : simdjson::dom::array(value)) {
                pack(packer, item);
                ++count;
            }
            return packer.end(mark, count);
        }
        case Type::OBJECT:
            break;
    }
    std::vector<DomMember> members;
    collectMembers(simdjson::dom::object(value), members);
    const std::size_t mark = packer.begin(Tag::Object);
    for (const DomMember& member : members) {
        packer.key(member.key);
        pack(packer, member.value);
    }
    packer.end(mark, static_cast<std::uint32_t>(members.size()));
}

bool pack(Packer& packer, const element& value, const condition::EventPart& part) {
    if (part.whole || !value.is_object()) {
        pack(packer, value);
        return true;
    }
    const std::size_t mark = packer.begin(Tag::Object);
    std::uint32_t count = 0;
    for (const auto& [name, inner] : part.members) {
        const element* last = nullptr;
        element found;
        for (const auto field : simdjson::dom::object(value)) {
            if (field.key != name) continue;
            found = field.value;
            last = &found;
        }
        if (last) count += packMember(packer, name, found, inner) ? 1 : 0;
    }
    packer.end(mark, count);
    return count > 0;
}

bool packMember(Packer& packer, std::string_view name, const element& value,
                const condition::EventPart& part) {
    const std::size_t before = packer.size();
    packer.key(name);
    if (pack(packer, value, part)) return true;
    packer.cut(before);
    return false;
}

}  // namespace rehearsal::event
