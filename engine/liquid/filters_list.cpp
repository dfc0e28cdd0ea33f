// Filters that order and change lists.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "liquid/number.h"
#include "liquid/renderer.h"

namespace rehearsal::liquid {
namespace {

using Input = const FilterInput&;

std::vector<Datum> items(Input in) {
    return elements(in.renderer, in.value);
}

bool hasProperties(const Datum& datum) {
    using Kind = Datum::Kind;
    return datum.isArray() || datum.isObject() || datum.isString() || datum.kind == Kind::Integer ||
           datum.kind == Kind::Big || datum.kind == Kind::Loop;
}

Datum join(Input in) {
    const auto all = items(in);
    const Datum glue = in.has(0) ? in.argument(0) : Datum::of(std::string_view(" "));
    const bool html = in.renderer.escapes() && std::any_of(all.begin(), all.end(), [](const Datum& d) {
                          return d.isString() && d.html;
                      });
    std::string out;
    const auto add = [&](const Datum& datum, bool trusted) {
        const std::string_view text = in.renderer.textOf(datum);
        if (html && !trusted && !(datum.isString() && datum.html)) {
            appendEscaped(out, text);
        } else {
            out += text;
        }
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) add(glue, glue.literal);
        add(all[i], false);
    }
    return in.renderer.text(out, html);
}

/// `<=>`: 2 where the two have no order.
int order(const Datum& a, const Datum& b) {
    if (a.isNumber() && b.isNumber()) return compareNumbers(a, b);
    if (a.isString() && b.isString()) {
        const int c = a.string().compare(b.string());
        return c < 0 ? -1 : c > 0;
    }
    if (a.isArray() && b.isArray()) {
        const std::size_t count = std::min(a.count(), b.count());
        for (std::size_t i = 0; i < count; ++i) {
            if (const int o = order(a.at(i), b.at(i)); o != 0) return o;
        }
        return a.count() < b.count() ? -1 : a.count() > b.count();
    }
    return equal(a, b) ? 0 : 2;
}

bool before(const Datum& a, const Datum& b) {
    const int o = order(a, b);
    if (o != 2) return o < 0;
    if (a.isNil()) return false;
    if (b.isNil()) return true;
    throw RenderError("cannot sort values of incompatible types");
}

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Each element with what it is sorted by.
struct Keyed {
    Datum item;
    Datum key;
};

Datum asItIs(Renderer&, const Datum& key) {
    return key;
}

template <class Less>
Datum sortedBy(Input in, Less less, Datum (*form)(Renderer&, const Datum&) = asItIs) {
    const auto all = items(in);
    if (all.empty()) return in.renderer.list({});
    const bool byProperty = in.has(0) && !in.argument(0).isNil();
    if (byProperty && !std::all_of(all.begin(), all.end(), hasProperties)) return {};
    if (all.size() == 1) return in.renderer.list(all);  // Nothing to compare: no property is asked for.
    std::vector<Keyed> keyed;
    for (const Datum& item : all) {
        Datum key = item;
        if (byProperty) in.renderer.property(item, in.argument(0), key);
        keyed.push_back({item, form(in.renderer, key)});
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
        in.renderer.charge(
            1 + (a.key.isString() && b.key.isString() ? std::min(a.key.size, b.key.size) / 64 : 0));
        return less(a.key, b.key);
    });
    std::vector<Datum> out;
    for (const Keyed& each : keyed) out.push_back(each.item);
    return in.renderer.list(out);
}

Datum sort(Input in) {
    return sortedBy(in, before);
}

/// As it is sorted without regard to capitals: its text in small letters, unless it is nil.
Datum natural(Renderer& renderer, const Datum& key) {
    if (key.isNil()) return key;
    std::string text(renderer.textOf(key));
    for (char& c : text) c = lowered(c);
    return renderer.text(text);
}

Datum sortNatural(Input in) {
    return sortedBy(
        in,
        [](const Datum& a, const Datum& b) {
            if (a.isNil() || b.isNil()) return !a.isNil() && b.isNil();
            return a.string() < b.string();
        },
        natural);
}

Datum reverse(Input in) {
    auto all = items(in);
    std::reverse(all.begin(), all.end());
    return in.renderer.list(all);
}

/// A property of each element; false where an element has none and the filter gives nothing.
bool keys(Input in, const std::vector<Datum>& all, std::vector<Datum>& out) {
    for (const Datum& item : all) {
        Datum key = item;
        if (in.has(0) && !in.argument(0).isNil() && !in.renderer.property(item, in.argument(0), key))
            return false;
        out.push_back(key);
    }
    return true;
}

Datum uniq(Input in) {
    const auto all = items(in);
    if (all.size() < 2) return in.renderer.list(all);
    std::vector<Datum> by;
    if (!keys(in, all, by)) return {};
    std::unordered_set<std::string> seen;
    std::vector<Datum> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::string shown;
        inspect(shown, by[i]);
        in.renderer.charge(1 + shown.size() / 16);
        if (seen.insert(std::move(shown)).second) out.push_back(all[i]);
    }
    return in.renderer.list(out);
}

Datum compact(Input in) {
    const auto all = items(in);
    std::vector<Datum> by;
    if (!keys(in, all, by)) return {};
    std::vector<Datum> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!by[i].isNil()) out.push_back(all[i]);
    }
    return in.renderer.list(out);
}

Datum map(Input in) {
    std::vector<Datum> out;
    for (const Datum& item : items(in)) {
        Datum value;
        in.renderer.property(item, in.argument(0), value);
        out.push_back(value);
    }
    return in.renderer.list(out);
}

Datum concat(Input in) {
    if (!in.argument(0).isArray()) throw RenderError("concat filter requires an array argument");
    auto out = items(in);
    for (std::size_t i = 0; i < in.argument(0).count(); ++i) out.push_back(in.argument(0).at(i));
    return in.renderer.list(out);
}

Datum size(Input in) {
    if (in.value.isString()) in.renderer.charge(in.value.size / 16);
    const Datum out = sizeOf(in.value);
    return out.isNil() ? Datum::of(std::int64_t{0}) : out;
}

Datum first(Input in) {
    if (in.value.isObject()) {
        if (in.value.object->empty()) return {};
        return in.renderer.pairs(in.value).at(0);
    }
    if (in.value.isString()) return endOf(in.value, true);
    if (in.value.kind == Datum::Kind::Range) return Datum::of(in.value.range->first);
    return in.value.isArray() && in.value.count() > 0 ? in.value.at(0) : Datum();
}

Datum last(Input in) {
    if (in.value.isString()) return endOf(in.value, false);
    if (in.value.kind == Datum::Kind::Range) return Datum::of(in.value.range->last);
    return in.value.isArray() && in.value.count() > 0 ? in.value.at(in.value.count() - 1) : Datum();
}

Datum sum(Input in) {
    std::vector<Datum> values;
    for (const Datum& item : items(in)) {
        Datum value = item;
        if (in.has(0) && !in.argument(0).isNil() && !in.renderer.property(item, in.argument(0), value)) {
            value = Datum::of(std::int64_t{0});
        }
        if (value.isArray()) {
            for (const Datum& each : elements(in.renderer, value)) values.push_back(each);
        } else {
            values.push_back(value);
        }
    }
    return sumOf(in.renderer, values);
}

constexpr std::array kFilters{
    FilterSpec{"join", 0, 1, join},
    FilterSpec{"sort", 0, 1, sort},
    FilterSpec{"sort_natural", 0, 1, sortNatural},
    FilterSpec{"reverse", 0, 0, reverse},
    FilterSpec{"uniq", 0, 1, uniq},
    FilterSpec{"compact", 0, 1, compact},
    FilterSpec{"map", 1, 1, map},
    FilterSpec{"concat", 1, 1, concat},
    FilterSpec{"size", 0, 0, size},
    FilterSpec{"first", 0, 0, first},
    FilterSpec{"last", 0, 0, last},
    FilterSpec{"sum", 0, 1, sum},
};

}  // namespace

std::span<const FilterSpec> listFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
