#include "liquid/filters.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "liquid/renderer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

using Table = std::unordered_map<std::string_view, const FilterSpec*>;

const Table& table() {
    static const Table all = [] {
        Table out;
        for (const auto part : {textFilters(), encodingFilters(), listFilters(), pickFilters(),
                                numberFilters(), dateFilters()}) {
            for (const FilterSpec& spec : part) out.emplace(spec.name, &spec);
        }
        return out;
    }();
    return all;
}

void flatten(Renderer& renderer, const Datum& datum, std::vector<Datum>& out) {
    renderer.charge(1 + datum.count() / 4);
    for (std::size_t i = 0; i < datum.count(); ++i) {
        const Datum item = datum.at(i);
        if (item.isArray()) {
            flatten(renderer, item, out);
        } else {
            out.push_back(item);
        }
    }
}

}  // namespace

Datum FilterInput::named_(std::string_view name) const {
    for (const auto& [key, datum] : named) {
        if (key == name) return datum;
    }
    return {};
}

const FilterSpec* findFilter(std::string_view name) {
    const auto found = table().find(name);
    return found == table().end() ? nullptr : found->second;
}

std::vector<std::string> filterNames() {
    std::vector<std::string> out;
    for (const auto& [name, spec] : table()) out.emplace_back(name);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Datum> elements(Renderer& renderer, const Datum& datum) {
    std::vector<Datum> out;
    if (datum.isArray()) {
        flatten(renderer, datum, out);
    } else if (datum.kind == Datum::Kind::Range) {
        renderer.charge(datum.count());
        out.reserve(datum.count());
        for (std::size_t i = 0; i < datum.count(); ++i) out.push_back(datum.at(i));
    } else if (!datum.isNil()) {
        out.push_back(datum);
    }
    return out;
}

Datum endOf(const Datum& text, bool first) {
    const std::string_view all = text.string();
    if (all.empty()) return text;
    std::size_t last = all.size() - 1;
    while (last > 0 && (all[last] & 0xC0) == 0x80) --last;
    return Datum::of(first ? utf8::codePointAt(all, 0) : all.substr(last), text.html);
}

Datum sizeOf(const Datum& datum) {
    switch (datum.kind) {
        case Datum::Kind::String:
            return Datum::of(static_cast<std::int64_t>(utf8::count(datum.string())));
        case Datum::Kind::Array:
        case Datum::Kind::List:
        case Datum::Kind::Range:
            return Datum::of(static_cast<std::int64_t>(datum.count()));
        case Datum::Kind::Object:
            return Datum::of(static_cast<std::int64_t>(datum.object->size()));
        // An integer's size is that of its machine word, as the reference has it.
        case Datum::Kind::Integer:
            return Datum::of(std::int64_t{8});
        case Datum::Kind::Big:
            return Datum::of(static_cast<std::int64_t>((datum.size * 10 / 24 + 8) / 8 * 8));
        default:
            return {};
    }
}

}  // namespace rehearsal::liquid
