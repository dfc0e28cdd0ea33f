// RFC 8785, the JSON Canonicalization Scheme: one text for equal values, whatever their spelling.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/json_string.h"
#include "base/value.h"

namespace rehearsal::base {
namespace {

/// The UTF-16 code units of valid UTF-8, by which RFC 8785 sorts keys.
std::u16string utf16(std::string_view utf8) {
    std::u16string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? byte : byte & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
            c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        }
        if (c >= 0x10000) {
            out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
            out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            out += static_cast<char16_t>(c);
        }
        i += length;
    }
    return out;
}

void append(std::string& out, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Null:
            out += "null";
            return;
        case Value::Kind::Boolean:
            out += value.boolean() ? "true" : "false";
            return;
        case Value::Kind::Integer:
        case Value::Kind::Real:
            out += formatNumber(value.real());
            return;
        case Value::Kind::String:
            appendJsonString(out, value.string());
            return;
        case Value::Kind::Array: {
            out += '[';
            for (std::size_t i = 0; i < value.array().size(); ++i) {
                if (i > 0) out += ',';
                append(out, value.array()[i]);
            }
            out += ']';
            return;
        }
        case Value::Kind::Object:
            break;
    }
    std::vector<std::pair<std::u16string, const Value::Member*>> members;
    for (const Value::Member& member : value.object()) members.emplace_back(utf16(member.first), &member);
    std::sort(members.begin(), members.end());
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        appendJsonString(out, members[i].second->first);
        out += ':';
        append(out, members[i].second->second);
    }
    out += '}';
}

}  // namespace

std::string formatNumber(double number) {
    if (number == 0) return "0";  // Also for -0, as ECMAScript prints it.
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2) digits += text.substr(2, e - 2);
    int exponent = 0;
    std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);

    const int n = exponent + 1;  // Position of the decimal point, as in ECMAScript's Number::toString.
    const int k = static_cast<int>(digits.size());
    std::string out = number < 0 ? "-" : "";
    if (k <= n && n <= 21) return out + digits + std::string(static_cast<std::size_t>(n - k), '0');
    if (0 < n && n <= 21) {
        return out + digits.substr(0, static_cast<std::size_t>(n)) + '.' +
               digits.substr(static_cast<std::size_t>(n));
    }
    if (-6 < n && n <= 0) return out + "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
    out += digits[0];
    if (k > 1) out += '.' + digits.substr(1);
    return out + fmt::format("e{}{}", n - 1 < 0 ? '-' : '+', std::abs(n - 1));
}

std::string canonicalJson(const Value& value) {
    std::string out;
    append(out, value);
    return out;
}

}  // namespace rehearsal::base
