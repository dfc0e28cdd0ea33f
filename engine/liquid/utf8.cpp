#include "liquid/utf8.h"

#include <utf8proc.h>

#include <cstdint>
#include <cstring>

namespace rehearsal::liquid::utf8 {
namespace {

bool ascii(std::string_view text) {
    // Eight at a time: most texts are.
    constexpr std::uint64_t kHigh = 0x8080808080808080;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + i, 8);
        if ((bytes & kHigh) != 0) return false;
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
    }
    return true;
}

/// The code point at `i`, or -1 for a byte that begins none.
utf8proc_int32_t decode(std::string_view text, std::size_t i, std::size_t& length) {
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i);
    const utf8proc_ssize_t n =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    length = n > 0 ? static_cast<std::size_t>(n) : 1;
    return n > 0 ? point : -1;
}

void encode(std::string& out, utf8proc_int32_t point) {
    utf8proc_uint8_t bytes[4];
    const auto n = utf8proc_encode_char(point, bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
}

/// The letters whose capital form is more than one letter, as far as email writers meet them.
const char* specialUpper(utf8proc_int32_t point, bool title) {
    switch (point) {
        case 0x00DF:
            return title ? "Ss" : "SS";
        case 0x0149:
            return "\u02BCN";
        case 0x01F0:
            return "J\u030C";
        case 0x0390:
            return "\u0399\u0308\u0301";
        case 0x03B0:
            return "\u03A5\u0308\u0301";
        case 0x0587:
            return title ? "\u0535\u0582" : "\u0535\u0552";
        case 0xFB00:
            return title ? "Ff" : "FF";
        case 0xFB01:
            return title ? "Fi" : "FI";
        case 0xFB02:
            return title ? "Fl" : "FL";
        case 0xFB03:
            return title ? "Ffi" : "FFI";
        case 0xFB04:
            return title ? "Ffl" : "FFL";
        case 0xFB05:
        case 0xFB06:
            return title ? "St" : "ST";
        default:
            return nullptr;
    }
}

enum class Case { Upper, Lower, Title };

void convert(std::string& out, utf8proc_int32_t point, Case form) {
    if (form == Case::Lower) {
        if (point == 0x0130) {
            out += "i\u0307";
        } else {
            encode(out, utf8proc_tolower(point));
        }
        return;
    }
    if (const char* special = specialUpper(point, form == Case::Title)) {
        out += special;
        return;
    }
    encode(out, form == Case::Upper ? utf8proc_toupper(point) : utf8proc_totitle(point));
}

std::string convertAll(std::string_view text, Case first, Case rest) {
    std::string out;
    out.reserve(text.size());
    Case form = first;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x80) {
            const bool letter = form == Case::Lower ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
            out += letter ? static_cast<char>(c ^ 0x20) : c;
            form = rest;
            ++i;
            continue;
        }
        std::size_t length = 1;
        const utf8proc_int32_t point = decode(text, i, length);
        if (point < 0) {
            out += text[i];
        } else {
            convert(out, point, form);
        }
        form = rest;
        i += length;
    }
    return out;
}

}  // namespace

std::size_t lengthAt(std::string_view text, std::size_t i) {
    if (static_cast<unsigned char>(text[i]) < 0x80) return 1;
    std::size_t length = 1;
    decode(text, i, length);
    return length;
}

std::string_view codePointAt(std::string_view text, std::size_t i) {
    return text.substr(i, lengthAt(text, i));
}

std::size_t count(std::string_view text) {
    std::size_t n = 0;
    if (ascii(text)) return text.size();
    for (std::size_t i = 0; i < text.size(); i += lengthAt(text, i)) ++n;
    return n;
}

std::string_view slice(std::string_view text, std::size_t begin, std::size_t length) {
    if (ascii(text)) return begin >= text.size() ? std::string_view() : text.substr(begin, length);
    std::size_t i = 0;
    for (; i < text.size() && begin > 0; --begin) i += lengthAt(text, i);
    std::size_t end = i;
    for (; end < text.size() && length > 0; --length) end += lengthAt(text, end);
    return text.substr(i, end - i);
}

bool valid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        if (decode(text, i, length) < 0) return false;
        i += length;
    }
    return true;
}

std::string upper(std::string_view text) {
    return convertAll(text, Case::Upper, Case::Upper);
}
std::string lower(std::string_view text) {
    return convertAll(text, Case::Lower, Case::Lower);
}
std::string capitalized(std::string_view text) {
    return convertAll(text, Case::Title, Case::Lower);
}

}  // namespace rehearsal::liquid::utf8
