// Filters that pick elements by a property, and defaults.
#include <array>

#include "liquid/renderer.h"
#include "liquid/tokenizer.h"

namespace rehearsal::liquid {
namespace {

using Input = const FilterInput&;

/// Calls `use(index, holds)` for each element until it says stop. False where an element has no properties at
/// all.
template <class Use>
bool each(Input in, const std::vector<Datum>& all, Use use) {
    const Datum wanted = in.argument(1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        in.renderer.charge(1);
        Datum value;
        if (in.argument(0).isNil() && !all[i].isObject()) return false;
        if (!in.renderer.property(all[i], in.argument(0), value)) return false;
        if (!use(i, wanted.isNil() ? value.truthy() : in.renderer.same(value, wanted))) return true;
    }
    return true;
}

Datum select(Input in, bool holding) {
    const auto all = elements(in.renderer, in.value);
    std::vector<Datum> out;
    const bool good = each(in, all, [&](std::size_t i, bool holds) {
        if (holds == holding) out.push_back(all[i]);
        return true;
    });
    return good ? in.renderer.list(out) : Datum();
}

Datum where(Input in) {
    return select(in, true);
}
Datum reject(Input in) {
    return select(in, false);
}

/// The first element that holds, as its index; -1 for none, -2 where the filter gives nothing.
std::int64_t firstHolding(Input in, const std::vector<Datum>& all) {
    std::int64_t found = -1;
    const bool good = each(in, all, [&](std::size_t i, bool holds) {
        if (holds) found = static_cast<std::int64_t>(i);
        return !holds;
    });
    return good ? found : -2;
}

Datum has(Input in) {
    const std::int64_t i = firstHolding(in, elements(in.renderer, in.value));
    return i == -2 ? Datum() : Datum::of(i >= 0);
}

Datum find(Input in) {
    const auto all = elements(in.renderer, in.value);
    const std::int64_t i = firstHolding(in, all);
    return i < 0 ? Datum() : all[static_cast<std::size_t>(i)];
}

Datum findIndex(Input in) {
    const std::int64_t i = firstHolding(in, elements(in.renderer, in.value));
    return i < 0 ? Datum() : Datum::of(i);
}

bool nothing(const Datum& datum) {
    return (datum.isString() && datum.size == 0) || (datum.isArray() && datum.count() == 0) ||
           (datum.isObject() && datum.object->empty());
}

Datum defaultTo(Input in) {
    const bool keepFalse = in.named_("allow_false").truthy();
    const bool absent = keepFalse ? in.value.isNil() : !in.value.truthy();
    if (!absent && !nothing(in.value)) return in.value;
    return in.has(0) ? in.argument(0) : Datum::of(std::string_view());
}

/// As `default`, and for a text of nothing but blanks too.
Datum fallback(Input in) {
    const bool blank = in.value.isString() && isBlank(in.value.string());
    return in.value.isNil() || nothing(in.value) || blank ? in.argument(0) : in.value;
}

constexpr std::array kFilters{
    FilterSpec{"where", 1, 2, where},
    FilterSpec{"reject", 1, 2, reject},
    FilterSpec{"has", 1, 2, has},
    FilterSpec{"find", 1, 2, find},
    FilterSpec{"find_index", 1, 2, findIndex},
    FilterSpec{"default", 0, 2, defaultTo, "allow_false", true},
    FilterSpec{"fallback", 1, 1, fallback},
};

}  // namespace

std::span<const FilterSpec> pickFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
