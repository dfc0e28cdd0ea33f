// Filters that reckon.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "liquid/number.h"
#include "liquid/renderer.h"

namespace rehearsal::liquid {
namespace {

using Input = const FilterInput&;

Datum number(Input in) {
    return toNumber(in.renderer, in.value);
}

Datum plus(Input in) {
    return reckon(in.renderer, Operation::Plus, in.value, in.argument(0));
}
Datum minus(Input in) {
    return reckon(in.renderer, Operation::Minus, in.value, in.argument(0));
}
Datum times(Input in) {
    return reckon(in.renderer, Operation::Times, in.value, in.argument(0));
}
Datum dividedBy(Input in) {
    return reckon(in.renderer, Operation::Divide, in.value, in.argument(0));
}
Datum modulo(Input in) {
    return reckon(in.renderer, Operation::Modulo, in.value, in.argument(0));
}
Datum abs(Input in) {
    return absolute(in.renderer, number(in));
}
Datum ceil(Input in) {
    return whole(in.renderer, number(in), Towards::Ceiling);
}
Datum floor(Input in) {
    return whole(in.renderer, number(in), Towards::Floor);
}

Datum round(Input in) {
    std::int64_t digits = 0;
    if (in.has(0)) {
        const Datum given = toNumber(in.renderer, in.argument(0));
        if (!leadingInteger(given, digits)) throw RenderError("invalid integer");
    }
    return rounded(in.renderer, number(in), digits, digits < 1);
}

Datum atLeast(Input in) {
    const Datum least = toNumber(in.renderer, in.argument(0));
    const Datum value = number(in);
    return compareNumbers(least, value) == 1 ? least : value;
}

Datum atMost(Input in) {
    const Datum most = toNumber(in.renderer, in.argument(0));
    const Datum value = number(in);
    return compareNumbers(most, value) == -1 ? most : value;
}

struct Currency {
    std::string_view code;
    std::string_view sign;
    int digits;
};
constexpr std::array kCurrencies{
    Currency{"USD", "$", 2},   Currency{"EUR", "€", 2},  Currency{"GBP", "£", 2},
    Currency{"CAD", "CA$", 2}, Currency{"AUD", "A$", 2}, Currency{"JPY", "¥", 0},
    Currency{"KRW", "₩", 0},   Currency{"INR", "₹", 2},  Currency{"BRL", "R$", 2}};

/// `12.5 | money: 'EUR'` gives `€12.50`; a code without a sign of its own comes behind: `12.50 CHF`.
Datum money(Input in) {
    const std::string code = in.has(0) ? toText(in.argument(0)) : "";
    Currency currency{code, "", 2};
    for (const Currency& each : kCurrencies) {
        if (each.code == code) currency = each;
    }
    const Datum amount = rounded(in.renderer, number(in), currency.digits, currency.digits == 0);
    std::string text = toText(amount);
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    std::string fraction;
    if (const auto dot = text.find('.'); dot != std::string::npos) {
        fraction = text.substr(dot + 1);
        text.resize(dot);
    }
    fraction.resize(static_cast<std::size_t>(currency.digits), '0');
    if (text.find('e') == std::string::npos) {
        for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
    }
    if (!fraction.empty()) text += "." + fraction;
    std::string out = negative ? "-" : "";
    out += std::string(currency.sign) + text;
    if (currency.sign.empty() && !code.empty()) out += " " + code;
    return in.renderer.text(out);
}

constexpr std::array kFilters{
    FilterSpec{"plus", 1, 1, plus},      FilterSpec{"minus", 1, 1, minus},
    FilterSpec{"times", 1, 1, times},    FilterSpec{"divided_by", 1, 1, dividedBy},
    FilterSpec{"modulo", 1, 1, modulo},  FilterSpec{"abs", 0, 0, abs},
    FilterSpec{"ceil", 0, 0, ceil},      FilterSpec{"floor", 0, 0, floor},
    FilterSpec{"round", 0, 1, round},    FilterSpec{"at_least", 1, 1, atLeast},
    FilterSpec{"at_most", 1, 1, atMost}, FilterSpec{"money", 0, 1, money},
};

}  // namespace

std::span<const FilterSpec> numberFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
