#include "verify/xml_text.h"

namespace rehearsal::verify {
namespace {

/// U+FFFE and U+FFFF in UTF-8, which XML 1.0 leaves out.
bool isNoCharacter(std::string_view rest) {
    return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

std::string xmlText(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (c == '\n') {
            out += "&#10;";
        } else if (c == '\t') {
            out += "&#9;";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += kReplacement;
        } else if (isNoCharacter(text.substr(i))) {
            out += kReplacement;
            i += 2;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace rehearsal::verify
