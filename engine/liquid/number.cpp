#include "liquid/number.h"

#include <fmt/format.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/value_view.h"
#include "liquid/renderer.h"

namespace rehearsal::liquid {
namespace {

using Big = boost::multiprecision::cpp_int;
using Kind = Datum::Kind;

constexpr std::size_t kDigitsAtMost = 4096;  // Beyond it a product of products would take for ever.
constexpr int kDivisionDigits = 40;          // More than twice what a double holds.

/// mantissa times 10^-scale.
struct Decimal {
    Big mantissa;
    int scale = 0;
};

Big power10(int n) {
    return boost::multiprecision::pow(Big(10), static_cast<unsigned>(n));
}

Big toBig(const Datum& d) {
    return d.kind == Kind::Big ? Big(std::string(d.string())) : Big(d.integer);
}

Datum fromBig(Renderer& renderer, const Big& big) {
    if (big >= std::numeric_limits<std::int64_t>::min() && big <= std::numeric_limits<std::int64_t>::max()) {
        return Datum::of(static_cast<std::int64_t>(big));
    }
    const std::string digits = big.str();
    renderer.charge(digits.size() * digits.size() / 1024);
    if (digits.size() > kDigitsAtMost) throw RenderError("the number has too many digits");
    return Datum::big(renderer.keep(digits));
}

Decimal toDecimal(const Datum& d) {
    if (d.kind != Kind::Real) return {toBig(d), 0};
    std::string text = realText(d.real);
    int exponent = 0;
    if (const auto e = text.find('e'); e != std::string::npos) {
        exponent = std::atoi(text.c_str() + e + 1);
        text.resize(e);
    }
    const auto dot = text.find('.');
    const int scale = dot == std::string::npos ? 0 : static_cast<int>(text.size() - dot - 1);
    if (dot != std::string::npos) text.erase(dot, 1);
    const bool negative = text.front() == '-';
    const std::size_t begin = std::min(text.find_first_not_of('0', negative ? 1 : 0), text.size() - 1);
    Decimal out{Big(text.substr(begin)), scale - exponent};  // A leading zero would make it octal.
    if (negative) out.mantissa = -out.mantissa;
    if (out.scale < 0) {
        out.mantissa *= power10(-out.scale);
        out.scale = 0;
    }
    return out;
}

double toReal(const Decimal& d) {
    const std::string text = d.mantissa.str() + "e" + std::to_string(-d.scale);
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    (void)end;
    if (error == std::errc::result_out_of_range) {
        const bool large = static_cast<int>(text.size()) > d.scale;
        return large ? (d.mantissa < 0 ? -HUGE_VAL : HUGE_VAL) : 0.0;
    }
    return out;
}

void align(Decimal& a, Decimal& b) {
    if (a.scale < b.scale) {
        a.mantissa *= power10(b.scale - a.scale);
        a.scale = b.scale;
    } else if (b.scale < a.scale) {
        b.mantissa *= power10(a.scale - b.scale);
        b.scale = a.scale;
    }
}

Big floorDivide(const Big& a, const Big& b) {
    Big quotient = a / b;
    if (a % b != 0 && ((a < 0) != (b < 0))) --quotient;
    return quotient;
}

[[noreturn]] void dividedByZero() {
    throw RenderError("divided by 0");
}

Datum integers(Renderer& renderer, Operation operation, const Datum& a, const Datum& b) {
    if (a.kind == Kind::Integer && b.kind == Kind::Integer) {
        std::int64_t out = 0;
        const std::int64_t x = a.integer;
        const std::int64_t y = b.integer;
        switch (operation) {
            case Operation::Plus:
                if (!__builtin_add_overflow(x, y, &out)) return Datum::of(out);
                break;
            case Operation::Minus:
                if (!__builtin_sub_overflow(x, y, &out)) return Datum::of(out);
                break;
            case Operation::Times:
                if (!__builtin_mul_overflow(x, y, &out)) return Datum::of(out);
                break;
            case Operation::Divide:
            case Operation::Modulo:
                if (y == 0) dividedByZero();
                if (y == -1) break;  // The smallest integer has no opposite in 64 bits.
                const bool below = x % y != 0 && ((x < 0) != (y < 0));
                if (operation == Operation::Divide) return Datum::of(x / y - (below ? 1 : 0));
                return Datum::of(x % y + (below ? y : 0));
        }
    }
    const Big x = toBig(a);
    const Big y = toBig(b);
    renderer.charge((msb(abs(x) + 1) + msb(abs(y) + 1)) / 64 + 1);
    switch (operation) {
        case Operation::Plus:
            return fromBig(renderer, x + y);
        case Operation::Minus:
            return fromBig(renderer, x - y);
        case Operation::Times:
            return fromBig(renderer, x * y);
        default:
            break;
    }
    if (y == 0) dividedByZero();
    const Big quotient = floorDivide(x, y);
    return fromBig(renderer, operation == Operation::Divide ? quotient : x - quotient * y);
}

bool finite(const Datum& d) {
    return d.kind != Kind::Real || std::isfinite(d.real);
}

double plainReal(const Datum& d) {
    if (d.kind == Kind::Real) return d.real;
    return d.kind == Kind::Integer ? static_cast<double>(d.integer) : toReal({toBig(d), 0});
}

Datum notFinite(Operation operation, double x, double y) {
    switch (operation) {
        case Operation::Plus:
            return Datum::of(x + y);
        case Operation::Minus:
            return Datum::of(x - y);
        case Operation::Times:
            return Datum::of(x * y);
        case Operation::Divide:
            return Datum::of(x / y);
        case Operation::Modulo:
            if (y == 0) dividedByZero();
            break;
    }
    return Datum::of(std::isinf(y) && std::isfinite(x) ? x : std::nan(""));
}

bool negative(const Datum& d) {
    if (d.kind == Kind::Real) return std::signbit(d.real);
    return d.kind == Kind::Integer ? d.integer < 0 : d.string().front() == '-';
}

/// A product or quotient of nothing keeps its sign.
Datum signedZero(Datum result, const Datum& left, const Datum& right) {
    if (result.real == 0 && negative(left) != negative(right)) result.real = -0.0;
    return result;
}

/// A sum of nothing is below it where both its parts are.
Datum zeroSum(Datum result, const Datum& left, bool rightBelow) {
    const bool nothing =
        left.kind == Kind::Real ? left.real == 0 : left.kind == Kind::Integer && left.integer == 0;
    if (result.real == 0 && nothing && negative(left) && rightBelow) result.real = -0.0;
    return result;
}

Datum decimals(Operation operation, const Datum& left, const Datum& right) {
    Decimal a = toDecimal(left);
    Decimal b = toDecimal(right);
    switch (operation) {
        case Operation::Plus:
            align(a, b);
            return zeroSum(Datum::of(toReal({a.mantissa + b.mantissa, a.scale})), left, negative(right));
        case Operation::Minus:
            align(a, b);
            return zeroSum(Datum::of(toReal({a.mantissa - b.mantissa, a.scale})), left, !negative(right));
        case Operation::Times:
            return signedZero(Datum::of(toReal({a.mantissa * b.mantissa, a.scale + b.scale})), left, right);
        case Operation::Divide: {
            if (b.mantissa == 0) {
                if (a.mantissa == 0) return Datum::of(std::nan(""));
                return Datum::of(negative(left) != negative(right) ? -HUGE_VAL : HUGE_VAL);
            }
            const int digits = static_cast<int>(b.mantissa.str().size()) + kDivisionDigits;
            return signedZero(
                Datum::of(toReal({a.mantissa * power10(digits) / b.mantissa, a.scale - b.scale + digits})),
                left, right);
        }
        case Operation::Modulo:
            break;
    }
    if (b.mantissa == 0) dividedByZero();
    align(a, b);
    return Datum::of(toReal({a.mantissa - floorDivide(a.mantissa, b.mantissa) * b.mantissa, a.scale}));
}

bool space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && (space(text.back()) || text.back() == '\0')) text.remove_suffix(1);
    return text;
}

/// `-?\d+\.\d+` and nothing else.
bool isDecimal(std::string_view text) {
    std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t begin = i;
    while (i < text.size() && digit(text[i])) ++i;
    if (i == begin || i >= text.size() || text[i] != '.') return false;
    const std::size_t fraction = ++i;
    while (i < text.size() && digit(text[i])) ++i;
    return i == text.size() && i > fraction;
}

/// Sign and digits a string begins with, underscores between digits left out; empty where there are none.
std::string leadingDigits(std::string_view text, std::size_t* used = nullptr) {
    text = trimmed(text);
    std::string out;
    std::size_t i = 0;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
        if (text[i] == '-') out += '-';
        ++i;
    }
    const std::size_t sign = out.size();
    while (i < text.size()) {
        if (digit(text[i])) {
            out += text[i];
        } else if (!(text[i] == '_' && out.size() > sign && i + 1 < text.size() && digit(text[i + 1]) &&
                     digit(text[i - 1]))) {
            break;
        }
        ++i;
    }
    if (used != nullptr) *used = i;
    return out.size() == sign ? std::string() : out;
}

}  // namespace

Datum integerLiteral(std::string_view text) {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    (void)end;
    return error == std::errc() ? Datum::of(out) : Datum::big(text);
}

Datum toNumber(Renderer& renderer, const Datum& datum) {
    if (datum.isNumber()) return datum;
    if (!datum.isString()) {
        if (!datum.isNil() && renderer.complains())
            renderer.complain(Renderer::quoted(datum) + " is no number: 0 is taken");
        return Datum::of(std::int64_t{0});
    }
    const std::string_view text = trimmed(datum.string());
    if (text.size() > kDigitsAtMost) throw RenderError("the number has too many digits");
    if (isDecimal(text)) return Datum::of(std::strtod(std::string(text).c_str(), nullptr));
    std::size_t used = 0;
    std::string digits = leadingDigits(text, &used);
    if ((used != text.size() || digits.empty()) && renderer.complains()) {
        renderer.complain(fmt::format("{} is no number: {} is taken", Renderer::quoted(datum),
                                      digits.empty() ? "0" : digits),
                          "write it with digits and one point");
    }
    if (digits.empty()) return Datum::of(std::int64_t{0});
    const Datum small = integerLiteral(digits);
    if (small.kind == Kind::Integer) return small;
    renderer.charge(digits.size() * digits.size() / 1024);
    const std::size_t begin = digits.find_first_not_of('0', digits[0] == '-' ? 1 : 0);
    return fromBig(renderer, digits[0] == '-' ? -Big(digits.substr(begin)) : Big(digits.substr(begin)));
}

namespace {

/// What a text's digits are written in, and where they begin: `0x1f`, `0b11`, `017`.
int baseOf(std::string_view digits, std::size_t& begin) {
    begin = 0;
    if (digits.size() < 2 || digits[0] != '0') return 10;
    begin = 2;
    switch (digits[1] | 0x20) {
        case 'x':
            return 16;
        case 'b':
            return 2;
        case 'o':
            return 8;
        case 'd':
            return 10;
        default:
            begin = 1;
            return 8;
    }
}

}  // namespace

std::int64_t toInteger(const Datum& datum) {
    if (datum.kind == Kind::Integer) return datum.integer;
    if (datum.kind == Kind::Big) return datum.string().front() == '-' ? INT64_MIN : INT64_MAX;
    const std::string whole = toText(datum);
    std::string_view text = whole;
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    std::string digits;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        if (text[0] == '-') digits = "-";
        text.remove_prefix(1);
    }
    std::size_t begin = 0;
    const int base = baseOf(text, begin);
    const std::size_t sign = digits.size();
    for (std::size_t i = begin; i < text.size(); ++i) {
        // A `_` stands between two digits.
        const bool between = i > 0 && i + 1 < text.size() && text[i - 1] != '_' && (i > begin || begin == 1);
        if (text[i] == '_' && between) continue;
        const int value = digit(text[i])                                      ? text[i] - '0'
                          : std::isalpha(static_cast<unsigned char>(text[i])) ? (text[i] | 0x20) - 'a' + 10
                                                                              : 99;
        if (value >= base) throw RenderError("invalid integer");
        digits += text[i];
    }
    if (digits.size() == sign) throw RenderError("invalid integer");
    return std::strtoll(digits.c_str(), nullptr, base);  // Saturates.
}

bool leadingInteger(const Datum& datum, std::int64_t& out) {
    switch (datum.kind) {
        case Kind::Nil:
            out = 0;
            return true;
        case Kind::Integer:
            out = datum.integer;
            return true;
        case Kind::Real:
            if (!std::isfinite(datum.real)) return false;
            out = datum.real >= 9.2e18    ? INT64_MAX
                  : datum.real <= -9.2e18 ? INT64_MIN
                                          : static_cast<std::int64_t>(datum.real);
            return true;
        case Kind::Big:
            out = datum.string().front() == '-' ? INT64_MIN : INT64_MAX;
            return true;
        case Kind::String:
            out = std::strtoll(leadingDigits(datum.string()).c_str(), nullptr, 10);
            return true;
        case Kind::Blank:
        case Kind::Empty:
            out = 0;
            return true;
        default:
            return false;
    }
}

Datum sumOf(Renderer& renderer, const std::vector<Datum>& values) {
    Datum total = Datum::of(std::int64_t{0});
    Decimal exact;  // What was added up since the first decimal: it is rounded once, at the end.
    bool decimal = false;
    for (const Datum& value : values) {
        const Datum number = toNumber(renderer, value);
        renderer.charge(number.kind == Kind::Integer ? 1 : 16);
        if (!finite(number) || !finite(total)) {
            if (decimal) total = Datum::of(toReal(exact));
            decimal = false;
            total = reckon(renderer, Operation::Plus, total, number);
            continue;
        }
        if (!decimal && number.kind != Kind::Real && total.kind != Kind::Real) {
            total = integers(renderer, Operation::Plus, total, number);
            continue;
        }
        if (!decimal) exact = toDecimal(total);
        decimal = true;
        Decimal more = toDecimal(number);
        align(exact, more);
        exact.mantissa += more.mantissa;
    }
    return decimal ? Datum::of(toReal(exact)) : total;
}

Datum reckon(Renderer& renderer, Operation operation, const Datum& a, const Datum& b) {
    const Datum x = toNumber(renderer, a);
    const Datum y = toNumber(renderer, b);
    if (x.kind != Kind::Real && y.kind != Kind::Real) return integers(renderer, operation, x, y);
    if (!finite(x) || !finite(y)) return notFinite(operation, plainReal(x), plainReal(y));
    renderer.charge(16);
    return decimals(operation, x, y);
}

Datum absolute(Renderer& renderer, const Datum& number) {
    if (number.kind == Kind::Real) return Datum::of(std::fabs(number.real));
    const Big big = toBig(number);
    return big < 0 ? fromBig(renderer, -big) : number;
}

Datum rounded(Renderer& renderer, const Datum& number, std::int64_t digits, bool toWhole) {
    if (!finite(number)) {
        if (toWhole) throw RenderError(realText(number.real));
        return number;
    }
    if (number.kind != Kind::Real && digits >= 0) return number;
    digits = std::clamp<std::int64_t>(digits, -400, 400);
    Decimal d = toDecimal(number);
    if (const int drop = d.scale - static_cast<int>(digits); drop > 0) {
        const Big unit = power10(drop);
        const Big half = unit / 2;
        const Big magnitude = (abs(d.mantissa) + half) / unit;
        d.mantissa = d.mantissa < 0 ? -magnitude : magnitude;
        d.scale = static_cast<int>(digits);
    }
    if (d.scale < 0) {
        d.mantissa *= power10(-d.scale);
        d.scale = 0;
    }
    if (number.kind != Kind::Real) return fromBig(renderer, d.mantissa);
    if (toWhole) return fromBig(renderer, d.mantissa / power10(d.scale));
    return d.mantissa == 0 && negative(number) ? Datum::of(-0.0) : Datum::of(toReal(d));
}

Datum whole(Renderer& renderer, const Datum& number, Towards towards) {
    if (number.kind != Kind::Real) return number;
    if (!finite(number)) throw RenderError(realText(number.real));
    const Decimal d = toDecimal(number);
    const Big unit = power10(d.scale);
    const Big floor = floorDivide(d.mantissa, unit);
    const bool up = towards == Towards::Ceiling && d.mantissa % unit != 0;
    return fromBig(renderer, up ? Big(floor + 1) : floor);
}

int compareNumbers(const Datum& a, const Datum& b) {
    if (a.kind == Kind::Integer && b.kind == Kind::Integer)
        return a.integer < b.integer ? -1 : a.integer > b.integer;
    if (a.kind == Kind::Real && b.kind == Kind::Real) {
        if (std::isnan(a.real) || std::isnan(b.real)) return 2;
        return a.real < b.real ? -1 : a.real > b.real;
    }
    if (!finite(a) || !finite(b)) {
        const double x = plainReal(a);
        const double y = plainReal(b);
        if (std::isnan(x) || std::isnan(y)) return 2;
        return x < y ? -1 : x > y;
    }
    if (a.kind != Kind::Big && b.kind != Kind::Big) {
        const base::Value x = a.kind == Kind::Integer ? base::Value(a.integer) : base::Value(a.real);
        const base::Value y = b.kind == Kind::Integer ? base::Value(b.integer) : base::Value(b.real);
        return base::compareNumbers(x, y);
    }
    Decimal x = toDecimal(a);
    Decimal y = toDecimal(b);
    align(x, y);
    return x.mantissa < y.mantissa ? -1 : x.mantissa > y.mantissa;
}

}  // namespace rehearsal::liquid
