// Filters that escape and encode.
#include <array>

#include "liquid/renderer.h"
#include "liquid/tokenizer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {

void appendEscaped(std::string& out, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view entity;
        switch (text[i]) {
            case '&':
                entity = "&amp;";
                break;
            case '<':
                entity = "&lt;";
                break;
            case '>':
                entity = "&gt;";
                break;
            case '"':
                entity = "&quot;";
                break;
            case '\'':
                entity = "&#39;";
                break;
            default:
                continue;
        }
        out.append(text.substr(done, i - done)).append(entity);
        done = i + 1;
    }
    out.append(text.substr(done));
}

namespace {

using Input = const FilterInput&;

std::string_view subject(Input in) {
    return in.renderer.textOf(in.value);
}
bool already(Input in) {
    return in.value.isString() && in.value.html && in.renderer.escapes();
}

Datum escape(Input in) {
    if (in.value.isNil() || already(in)) return in.value;
    std::string out;
    appendEscaped(out, subject(in));
    return in.renderer.text(out, true);
}

/// The end of an entity that begins at `i` (`&amp;`, `&#39;`), or 0.
std::size_t entityEnd(std::string_view text, std::size_t i) {
    std::size_t end = i + 1;
    const bool numeric = end < text.size() && text[end] == '#';
    if (numeric) ++end;
    const std::size_t begin = end;
    const auto fits = [&](char c) {
        return numeric ? c >= '0' && c <= '9' : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    while (end < text.size() && fits(text[end])) ++end;
    return end > begin && end < text.size() && text[end] == ';' ? end + 1 : 0;
}

Datum escapeOnce(Input in) {
    const std::string_view text = subject(in);
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = text[i] == '&' ? entityEnd(text, i) : 0;
        if (end > 0) {
            out.append(text.substr(i, end - i));
            i = end;
        } else {
            appendEscaped(out, text.substr(i++, 1));
        }
    }
    return in.renderer.text(out, true);
}

/// Says that a text is HTML as it stands.
Datum raw(Input in) {
    if (!in.value.isString()) return in.value;
    Datum out = in.value;
    out.html = true;
    return out;
}

Datum urlEncode(Input in) {
    if (in.value.isNil()) return {};
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : subject(in)) {
        if (isWord(c) || c == '.' || c == '-' || c == '~') {
            out += c;
        } else if (c == ' ') {
            out += '+';
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return in.renderer.text(out);
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Datum urlDecode(Input in) {
    if (in.value.isNil()) return {};
    const std::string_view text = subject(in);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
                   hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!utf8::valid(out)) throw RenderError("invalid byte sequence in UTF-8");
    return in.renderer.text(out);
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Datum base64(Input in, std::string_view alphabet) {
    const std::string_view text = subject(in);
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const auto byte = [&](std::size_t k) {
            return i + k < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i + k])) : 0U;
        };
        const unsigned bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out += alphabet[bits >> 18 & 63];
        out += alphabet[bits >> 12 & 63];
        out += i + 1 < text.size() ? alphabet[bits >> 6 & 63] : '=';
        out += i + 2 < text.size() ? alphabet[bits & 63] : '=';
    }
    return in.renderer.text(out);
}

Datum fromBase64(Input in, std::string_view alphabet, bool padded, const char* filter) {
    std::string_view text = subject(in);
    const RenderError invalid(std::string("invalid base64 provided to ") + filter);
    if (padded ? text.size() % 4 != 0 : text.ends_with('=') && text.size() % 4 != 0) throw invalid;
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    if (text.size() % 4 == 1) throw invalid;
    std::string out;
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) throw invalid;
        bits = bits << 6 | static_cast<unsigned>(value);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out += static_cast<char>(bits >> have & 255);
        }
    }
    if ((bits & ((1U << have) - 1)) != 0) throw invalid;
    return in.renderer.text(out);
}

Datum base64Encode(Input in) {
    return base64(in, kBase64);
}
Datum base64UrlEncode(Input in) {
    return base64(in, kBase64Url);
}
Datum base64Decode(Input in) {
    return fromBase64(in, kBase64, true, "base64_decode");
}
Datum base64UrlDecode(Input in) {
    return fromBase64(in, kBase64Url, false, "base64_url_safe_decode");
}

constexpr std::array kFilters{
    FilterSpec{"escape", 0, 0, escape},
    FilterSpec{"h", 0, 0, escape},
    FilterSpec{"escape_once", 0, 0, escapeOnce},
    FilterSpec{"raw", 0, 0, raw},
    FilterSpec{"url_encode", 0, 0, urlEncode},
    FilterSpec{"url_decode", 0, 0, urlDecode},
    FilterSpec{"base64_encode", 0, 0, base64Encode},
    FilterSpec{"base64_decode", 0, 0, base64Decode},
    FilterSpec{"base64_url_safe_encode", 0, 0, base64UrlEncode},
    FilterSpec{"base64_url_safe_decode", 0, 0, base64UrlDecode},
};

}  // namespace

std::span<const FilterSpec> encodingFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
