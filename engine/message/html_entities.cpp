#include "message/html_entities.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace rehearsal::message {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kNames{{
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},  {"nbsp", " "},
    {"copy", "©"},  {"reg", "®"},    {"trade", "™"},  {"hellip", "…"}, {"mdash", "—"}, {"ndash", "–"},
    {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"bull", "•"},  {"middot", "·"},
    {"euro", "€"},  {"pound", "£"},  {"yen", "¥"},    {"cent", "¢"},   {"times", "×"}, {"laquo", "«"},
    {"raquo", "»"}, {"lsaquo", "‹"}, {"rsaquo", "›"}, {"rarr", "→"},   {"larr", "←"},  {"check", "✓"},
    {"deg", "°"},   {"frac12", "½"}, {"zwnj", ""},    {"zwj", ""},     {"shy", ""},    {"ensp", " "},
    {"emsp", " "},  {"thinsp", " "}, {"sect", "§"},   {"para", "¶"},
}};

void appendUtf8(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

/// Invisible characters that mails stuff their previews with.
bool invisible(std::uint32_t point) {
    return point == 0x34F || point == 0xAD || point == 0xFEFF || (point >= 0x200B && point <= 0x200F);
}

bool appendNumeric(std::string& out, std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t point = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
    if (error != std::errc() || end != digits.data() + digits.size()) return false;
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    if (point == 0xA0) {
        out += ' ';
    } else if (!invisible(point)) {
        appendUtf8(out, point);
    }
    return true;
}

bool appendEntity(std::string& out, std::string_view name) {
    if (name.starts_with('#')) return appendNumeric(out, name.substr(1));
    for (const auto& [known, text] : kNames) {
        if (known != name) continue;
        out += text;
        return true;
    }
    return false;
}

}  // namespace

std::string decodeEntities(std::string_view text) {
    constexpr std::size_t kLongestName = 10;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end =
            text[i] == '&' ? text.substr(i, kLongestName).find(';') : std::string_view::npos;
        if (end != std::string_view::npos && end > 1 && appendEntity(out, text.substr(i + 1, end - 1))) {
            i += end + 1;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string encodeEntities(std::string_view text, Quotes quotes) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '"' && quotes == Quotes::Encode)
            out += "&quot;";
        else if (c == '\'' && quotes == Quotes::Encode)
            out += "&#39;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

}  // namespace rehearsal::message
