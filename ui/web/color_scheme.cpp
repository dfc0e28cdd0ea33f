#include "web/color_scheme.h"

#include <regex>

namespace rehearsal::web {

std::string withColorScheme(std::string_view html, bool dark) {
    static const std::regex query(R"(\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\))",
                                  std::regex::icase | std::regex::optimize);
    std::string result;
    result.reserve(html.size());
    auto from = html.begin();
    for (std::cregex_iterator match(html.data(), html.data() + html.size(), query), end; match != end;
         ++match) {
        const auto start = html.begin() + match->position();
        result.append(from, start);
        const char first = match->str(1)[0];
        const bool asksForDark = first == 'd' || first == 'D';
        result += asksForDark == dark ? "(min-width:0px)" : "(max-width:0px)";
        from = start + match->length();
    }
    result.append(from, html.end());
    return result;
}

}  // namespace rehearsal::web
