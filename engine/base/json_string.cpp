#include "base/json_string.h"

#include <fmt/format.h>

namespace rehearsal::base {
namespace {

bool mustBeEscaped(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void appendEscaped(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += fmt::format("\\u{:04x}", static_cast<int>(c));
    }
}

}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;  // Where the part begins that needs no escaping.
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!mustBeEscaped(text[i])) continue;
        out.append(text, plain, i - plain);
        appendEscaped(out, text[i]);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

}  // namespace rehearsal::base
