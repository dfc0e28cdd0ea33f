// What holds, what equals what.
#include <fmt/format.h>

#include <algorithm>

#include "liquid/number.h"
#include "liquid/renderer.h"
#include "liquid/tokenizer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {

using Kind = Datum::Kind;

namespace {

bool special(const Datum& datum) {
    return datum.kind == Kind::Blank || datum.kind == Kind::Empty;
}

/// What `== blank` and `== empty` ask of a value.
bool matches(const Datum& literal, const Datum& value) {
    switch (value.kind) {
        case Kind::String:
            return value.size == 0 || (literal.kind == Kind::Blank && isBlank(value.string()));
        case Kind::Array:
        case Kind::List:
            return value.count() == 0;
        case Kind::Object:
            return value.object->empty();
        case Kind::Nil:
            return literal.kind == Kind::Blank;
        case Kind::Boolean:
            return literal.kind == Kind::Blank && !value.boolean;
        default:
            return false;
    }
}

std::string_view typeName(const Datum& datum) {
    switch (datum.kind) {
        case Kind::String:
            return "a text";
        case Kind::Integer:
        case Kind::Big:
        case Kind::Real:
            return "a number";
        case Kind::Nil:
            return "nothing";
        default:
            return "that";
    }
}

}  // namespace

bool Renderer::equals(const Datum& a, const Datum& b) {
    if (special(a) || special(b)) {
        const Datum& value = special(a) ? b : a;
        if (value.isString()) charge(value.size / 16);
        return matches(special(a) ? a : b, value);
    }
    return same(a, b);
}

bool Renderer::same(const Datum& a, const Datum& b) {
    std::size_t work = 0;
    const bool out = equal(a, b, &work);
    charge(work);
    return out;
}

bool Renderer::contains(const Datum& a, const Datum& b) {
    if (!a.truthy() || !b.truthy()) return false;
    if (a.isString()) {
        charge(a.size / 64);
        return a.string().find(b.isString() ? b.string() : std::string_view(toText(b))) !=
               std::string_view::npos;
    }
    if (a.isObject()) charge(a.object->size() / 4);
    if (a.isObject()) return b.isString() && a.member(b.string()) != nullptr;
    if (a.kind == Kind::Range) {
        return b.isNumber() && compareNumbers(Datum::of(a.range->first), b) <= 0 &&
               compareNumbers(b, Datum::of(a.range->last)) <= 0;
    }
    charge(a.count() / 8);
    for (std::size_t i = 0; i < a.count(); ++i) {
        if (same(a.at(i), b)) return true;
    }
    return false;
}

bool Renderer::compare(const Condition& condition) {
    needRoot(condition.left);
    needRoot(condition.right);
    const Datum a = evaluate(*condition.left);
    if (condition.comparison == Comparison::None) return a.truthy();
    const Datum b = evaluate(*condition.right);
    switch (condition.comparison) {
        case Comparison::Equal:
            return equals(a, b);
        case Comparison::NotEqual:
            return !equals(a, b);
        case Comparison::Contains:
            return contains(a, b);
        default:
            break;
    }
    const bool ordered = (a.isNumber() || a.isString()) && (b.isNumber() || b.isString());
    if (!ordered) return false;
    int order = 0;
    if (a.isNumber() && b.isNumber()) {
        order = compareNumbers(a, b);
        if (order == 2) return false;
    } else if (a.isString() && b.isString()) {
        charge(a.size / 64);
        order = a.string().compare(b.string());
    } else {
        throw RenderError(fmt::format("{} cannot be compared with {}", typeName(a), typeName(b)));
    }
    switch (condition.comparison) {
        case Comparison::Less:
            return order < 0;
        case Comparison::LessEqual:
            return order <= 0;
        case Comparison::Greater:
            return order > 0;
        default:
            return order >= 0;
    }
}

/// From left to right; `and` and `or` bind alike, and what is decided ends it, as the reference does.
bool Renderer::holds(const Condition& condition) {
    const Condition* each = &condition;
    while (true) {
        const bool result = compare(*each);
        if (each->join == Join::None || result == (each->join == Join::Or)) return result;
        each = each->next;
    }
}

namespace {

/// A number that says a place, as Ruby takes it: decimals lose their fraction.
bool isPlace(const Datum& key) {
    return key.kind == Kind::Integer || key.kind == Kind::Real;
}

/// Begin and length of the part of `count` elements that a place or a range names; false where it names none.
bool partOf(const Datum& key, std::int64_t count, std::int64_t& begin, std::int64_t& length) {
    length = 1;
    if (key.kind != Kind::Range) {
        leadingInteger(key, begin);
        if (begin < 0) begin += count;
        return begin >= 0 && begin < count;
    }
    begin = key.range->first < 0 ? key.range->first + count : key.range->first;
    const std::int64_t last = key.range->last < 0 ? key.range->last + count : key.range->last;
    if (begin < 0 || begin > count) return false;
    length = std::clamp<std::int64_t>(last - begin + 1, 0, count - begin);
    return true;
}

}  // namespace

namespace {

/// The bits of a number that a range names, as Ruby has them.
std::int64_t bitsOf(std::int64_t number, const IntegerRange& range) {
    const auto shifted = [](std::int64_t n, std::int64_t by) {
        if (by < 0) return by < -63 ? 0 : static_cast<std::int64_t>(static_cast<std::uint64_t>(n) << -by);
        return n >> std::min<std::int64_t>(by, 63);
    };
    const std::int64_t out = shifted(number, range.first);
    if (range.last < range.first || range.last - range.first > 61) return out;
    return out & ((std::int64_t{2} << (range.last - range.first)) - 1);
}

}  // namespace

Datum Renderer::textProperty(const Datum& text, const Datum& key) {
    charge(text.size / 64);
    if (key.isString()) return text.string().find(key.string()) == std::string_view::npos ? Datum() : key;
    std::int64_t begin = 0;
    std::int64_t length = 0;
    if (!partOf(key, static_cast<std::int64_t>(utf8::count(text.string())), begin, length)) return {};
    return Datum::of(
        utf8::slice(text.string(), static_cast<std::size_t>(begin), static_cast<std::size_t>(length)),
        text.html);
}

Datum Renderer::listProperty(const Datum& items, const Datum& key) {
    std::int64_t begin = 0;
    std::int64_t length = 0;
    if (!partOf(key, static_cast<std::int64_t>(items.count()), begin, length)) return {};
    if (key.kind != Kind::Range) return items.at(static_cast<std::size_t>(begin));
    std::vector<Datum> out;
    for (std::int64_t i = 0; i < length; ++i) out.push_back(items.at(static_cast<std::size_t>(begin + i)));
    return list(out);
}

bool Renderer::property(const Datum& object, const Datum& key, Datum& out) {
    out = {};
    const auto wrong = [&] {
        return RenderError(fmt::format("cannot select the property '{}'", toText(key)));
    };
    const bool place = isPlace(key) || key.kind == Kind::Range;
    switch (object.kind) {
        case Kind::Object:
            if (key.isString()) {
                charge(object.object->size() / 4);
                if (const base::Value* member = object.member(key.string()))
                    out = Datum::view(*member, object.html);
            }
            return true;
        case Kind::Array:
        case Kind::List:
            if (!place) throw wrong();
            out = listProperty(object, key);
            return true;
        case Kind::String:
            if (!place && !key.isString()) throw wrong();
            out = textProperty(object, key);
            return true;
        case Kind::Integer:
        case Kind::Big: {
            if (key.kind == Kind::Range && object.kind == Kind::Integer) {
                out = Datum::of(bitsOf(object.integer, *key.range));
                return true;
            }
            std::int64_t bit = 0;
            if (!isPlace(key) || !leadingInteger(key, bit)) throw wrong();
            const bool set = object.kind == Kind::Integer && bit >= 0 &&
                             ((object.integer >> std::min<std::int64_t>(bit, 63)) & 1) != 0;
            out = Datum::of(std::int64_t{set ? 1 : 0});
            return true;
        }
        case Kind::Loop: {
            bool defined = true;
            if (key.isString()) out = loopProperty(*object.loop, key.string(), defined);
            return true;
        }
        default:
            return false;
    }
}

}  // namespace rehearsal::liquid
