#include "liquid/datum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "liquid/number.h"

namespace rehearsal::liquid {

Datum Datum::of(bool b) {
    Datum d;
    d.kind = Kind::Boolean;
    d.boolean = b;
    return d;
}

Datum Datum::of(std::int64_t n) {
    Datum d;
    d.kind = Kind::Integer;
    d.integer = n;
    return d;
}

Datum Datum::of(double n) {
    Datum d;
    d.kind = Kind::Real;
    d.real = n;
    return d;
}

Datum Datum::of(std::string_view s, bool html) {
    Datum d;
    d.kind = Kind::String;
    d.html = html;
    d.size = static_cast<std::uint32_t>(s.size());
    d.text = s.data();
    return d;
}

Datum Datum::big(std::string_view digits) {
    Datum d = of(digits);
    d.kind = Kind::Big;
    return d;
}

Datum Datum::of(const Datum* items, std::size_t count) {
    Datum d;
    d.kind = Kind::List;
    d.size = static_cast<std::uint32_t>(count);
    d.list = items;
    return d;
}

Datum Datum::of(const IntegerRange& range) {
    Datum d;
    d.kind = Kind::Range;
    d.range = &range;
    return d;
}

Datum Datum::of(const LoopState& loop) {
    Datum d;
    d.kind = Kind::Loop;
    d.loop = &loop;
    return d;
}

Datum Datum::view(const base::Value& value, bool html) {
    using ValueKind = base::Value::Kind;
    Datum d;
    switch (value.kind()) {
        case ValueKind::Null:
            return d;
        case ValueKind::Boolean:
            return of(value.boolean());
        case ValueKind::Integer:
            return of(value.integer());
        case ValueKind::Real:
            return of(value.real());
        case ValueKind::String:
            return of(std::string_view(value.string()), html);
        case ValueKind::Array:
            d.kind = Kind::Array;
            d.array = &value.array();
            break;
        case ValueKind::Object:
            d.kind = Kind::Object;
            d.object = &value.object();
            break;
    }
    d.html = html;
    return d;
}

Datum Datum::special(Kind kind) {
    Datum d;
    d.kind = kind;
    return d;
}

std::size_t Datum::count() const {
    switch (kind) {
        case Kind::Array:
            return array->size();
        case Kind::List:
            return size;
        case Kind::Range:
            return static_cast<std::size_t>(range->size());
        default:
            return 0;
    }
}

Datum Datum::at(std::size_t index) const {
    switch (kind) {
        case Kind::Array:
            return view((*array)[index], html);
        case Kind::List:
            return list[index];
        case Kind::Range:
            return of(range->first + static_cast<std::int64_t>(index));
        default:
            return {};
    }
}

const base::Value* Datum::member(std::string_view key) const {
    if (kind != Kind::Object) return nullptr;
    for (const auto& [name, value] : *object) {
        if (name == key) return &value;
    }
    return nullptr;
}

std::string realText(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return std::signbit(number) ? "-0.0" : "0.0";
    // The shortest digits that read back the same, then put into Ruby's form.
    const std::string shortest = fmt::format("{}", number);
    std::string digits;
    int exponent = 0;
    bool seenDot = false;
    int beforeDot = 0;
    int leadingZeros = 0;
    for (std::size_t i = 0; i < shortest.size(); ++i) {
        const char c = shortest[i];
        if (c == '-') continue;
        if (c == '.') {
            seenDot = true;
        } else if (c == 'e') {
            exponent = std::stoi(shortest.substr(i + 1));
            break;
        } else {
            if (digits.empty() && c == '0') {
                if (seenDot) ++leadingZeros;
                continue;
            }
            digits += c;
            if (!seenDot) ++beforeDot;
        }
    }
    const int point =
        beforeDot > 0 ? beforeDot + exponent : exponent - leadingZeros;  // 0.d1d2… times 10^point
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    std::string out = number < 0 ? "-" : "";
    const bool fraction = digits.size() > static_cast<std::size_t>(std::max(point, 0));
    if (point > -4 && (fraction || point <= 15)) {
        if (point <= 0) {
            out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
        } else if (digits.size() <= static_cast<std::size_t>(point)) {
            out += digits + std::string(static_cast<std::size_t>(point) - digits.size(), '0') + ".0";
        } else {
            out += digits.substr(0, static_cast<std::size_t>(point)) + "." +
                   digits.substr(static_cast<std::size_t>(point));
        }
        return out;
    }
    out += digits.substr(0, 1) + "." + (digits.size() > 1 ? digits.substr(1) : "0");
    return out + fmt::format("e{}{:02}", point - 1 < 0 ? '-' : '+', std::abs(point - 1));
}

namespace {

void inspectString(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\v':
                out += "\\v";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\a':
                out += "\\a";
                break;
            case '\x1b':
                out += "\\e";
                break;
            case '#':
                // Ruby keeps `#{`, `#$` and `#@` from being read as interpolation.
                if (i + 1 < text.size() && (text[i + 1] == '{' || text[i + 1] == '$' || text[i + 1] == '@'))
                    out += '\\';
                out += c;
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
                    out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

void inspectList(std::string& out, const Datum& datum) {
    out += '[';
    for (std::size_t i = 0; i < datum.count(); ++i) {
        if (i > 0) out += ", ";
        inspect(out, datum.at(i));
    }
    out += ']';
}

void inspectObject(std::string& out, const Datum& datum) {
    out += '{';
    bool first = true;
    for (const auto& [key, value] : *datum.object) {
        if (!first) out += ", ";
        first = false;
        inspectString(out, key);
        out += "=>";
        inspect(out, Datum::view(value));
    }
    out += '}';
}

void appendScalar(std::string& out, const Datum& datum) {
    switch (datum.kind) {
        case Datum::Kind::Boolean:
            out += datum.boolean ? "true" : "false";
            break;
        case Datum::Kind::Integer:
            fmt::format_to(std::back_inserter(out), "{}", datum.integer);
            break;
        case Datum::Kind::Real:
            out += realText(datum.real);
            break;
        case Datum::Kind::Big:
        case Datum::Kind::String:
            out += datum.string();
            break;
        case Datum::Kind::Range:
            fmt::format_to(std::back_inserter(out), "{}..{}", datum.range->first, datum.range->last);
            break;
        case Datum::Kind::Loop:
            out += datum.loop->columns > 0 ? "Liquid::TablerowloopDrop" : "Liquid::ForloopDrop";
            break;
        default:
            break;
    }
}

/// Whether two objects have equal members, in whatever order.
bool equalObjects(const Datum& a, const Datum& b, std::size_t* work) {
    using Members = std::vector<const base::Value::Member*>;
    const auto sorted = [](const base::Value::Object& object) {
        Members out;
        out.reserve(object.size());
        for (const auto& member : object) out.push_back(&member);
        const auto before = [](const auto* x, const auto* y) { return x->first < y->first; };
        if (!std::is_sorted(out.begin(), out.end(), before)) std::sort(out.begin(), out.end(), before);
        return out;
    };
    if (a.object->size() != b.object->size()) return false;
    const Members ours = sorted(*a.object);
    const Members theirs = sorted(*b.object);
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i]->first != theirs[i]->first) return false;
        if (!equal(Datum::view(ours[i]->second), Datum::view(theirs[i]->second), work)) return false;
    }
    return true;
}

}  // namespace

void inspect(std::string& out, const Datum& datum) {
    switch (datum.kind) {
        case Datum::Kind::Nil:
            out += "nil";
            break;
        case Datum::Kind::String:
            inspectString(out, datum.string());
            break;
        case Datum::Kind::Array:
        case Datum::Kind::List:
            inspectList(out, datum);
            break;
        case Datum::Kind::Object:
            inspectObject(out, datum);
            break;
        default:
            appendScalar(out, datum);
    }
}

void append(std::string& out, const Datum& datum) {
    switch (datum.kind) {
        case Datum::Kind::Array:
        case Datum::Kind::List:
            inspectList(out, datum);
            break;
        case Datum::Kind::Object:
            inspectObject(out, datum);
            break;
        default:
            appendScalar(out, datum);
    }
}

std::string toText(const Datum& datum) {
    std::string out;
    append(out, datum);
    return out;
}

bool equal(const Datum& a, const Datum& b, std::size_t* work) {
    if (work != nullptr) *work += a.isObject() ? 1 + a.object->size() : a.isString() ? a.size / 64 : 1;
    if (a.isNumber() && b.isNumber()) return compareNumbers(a, b) == 0;
    if (a.isArray() && b.isArray()) {
        if (a.count() != b.count()) return false;
        for (std::size_t i = 0; i < a.count(); ++i) {
            if (!equal(a.at(i), b.at(i), work)) return false;
        }
        return true;
    }
    if (a.kind != b.kind) return false;
    switch (a.kind) {
        case Datum::Kind::Nil:
            return true;
        case Datum::Kind::Boolean:
            return a.boolean == b.boolean;
        case Datum::Kind::String:
            return a.string() == b.string();
        case Datum::Kind::Object:
            return a.object == b.object || equalObjects(a, b, work);
        case Datum::Kind::Range:
            return a.range->first == b.range->first && a.range->last == b.range->last;
        case Datum::Kind::Loop:
            return a.loop == b.loop;
        default:
            return false;
    }
}

}  // namespace rehearsal::liquid
