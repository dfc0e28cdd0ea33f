#include "message/html_scanner.h"

#include <algorithm>
#include <array>

#include "message/html_entities.h"

namespace rehearsal::message {
namespace {

constexpr std::array<std::string_view, 6> kUnseen{"head", "style", "script", "title", "template", "noscript"};
constexpr std::array<std::string_view, 12> kVoid{"br",   "hr",  "img",   "meta",  "link", "input",
                                                 "area", "col", "embed", "param", "wbr",  "base"};

template <std::size_t N>
bool oneOf(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lowered(c);
    return out;
}

bool sameName(std::string_view a, std::string_view lowerCase) {
    return a.size() == lowerCase.size() &&
           std::equal(a.begin(), a.end(), lowerCase.begin(), [](char x, char y) { return lowered(x) == y; });
}

/// The `>` of a tag, which is not one inside quotes.
std::size_t tagEnd(std::string_view html, std::size_t from) {
    char quote = '\0';
    for (std::size_t i = from; i < html.size(); ++i) {
        const char c = html[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '>') {
            return i;
        } else if (c == '"' || c == '\'') {
            quote = c;
        }
    }
    return std::string_view::npos;
}

}  // namespace

bool isHtmlSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::optional<std::string_view> HtmlTag::rawAttribute(std::string_view wanted) const {
    const std::string_view s = attributes;
    std::size_t i = 0;
    while (i < s.size()) {
        while (i < s.size() && (isHtmlSpace(s[i]) || s[i] == '/')) ++i;
        const std::size_t begin = i;
        while (i < s.size() && !isHtmlSpace(s[i]) && s[i] != '=') ++i;
        const std::string_view found = s.substr(begin, i - begin);
        while (i < s.size() && isHtmlSpace(s[i])) ++i;
        std::string_view value = s.substr(i, 0);
        if (i < s.size() && s[i] == '=') {
            ++i;
            while (i < s.size() && isHtmlSpace(s[i])) ++i;
            const char quote = i < s.size() && (s[i] == '"' || s[i] == '\'') ? s[i] : '\0';
            const std::size_t first = quote != '\0' ? i + 1 : i;
            std::size_t last = first;
            while (last < s.size() && (quote != '\0' ? s[last] != quote : !isHtmlSpace(s[last]))) ++last;
            value = s.substr(first, last - first);
            i = std::min(s.size(), quote != '\0' ? last + 1 : last);
        } else if (i == begin) {
            ++i;
        }
        if (sameName(found, wanted)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> HtmlTag::attribute(std::string_view wanted) const {
    const auto raw = rawAttribute(wanted);
    return raw ? std::optional(decodeEntities(*raw)) : std::nullopt;
}

std::optional<HtmlTag> tagAt(std::string_view html, std::size_t at) {
    HtmlTag tag;
    tag.closing = at + 1 < html.size() && html[at + 1] == '/';
    const std::size_t first = at + (tag.closing ? 2 : 1);
    if (first >= html.size() || lowered(html[first]) < 'a' || lowered(html[first]) > 'z') return std::nullopt;
    const std::size_t end = tagEnd(html, first);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inner = html.substr(first, end - first);
    tag.alone = inner.ends_with('/');
    std::size_t name = 0;
    while (name < inner.size() && !isHtmlSpace(inner[name]) && inner[name] != '/') ++name;
    tag.name = lowered(inner.substr(0, name));
    tag.attributes = inner.substr(name);
    tag.end = end + 1;
    return tag;
}

bool isUnended(std::string_view html, std::size_t at) {
    const std::size_t name = at + (html.substr(at, 2) == "</" ? 2 : 1);
    return name < html.size() && lowered(html[name]) >= 'a' && lowered(html[name]) <= 'z' && !tagAt(html, at);
}

std::optional<std::size_t> endOfComment(std::string_view html, std::size_t at) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with("<!--")) {
        const std::size_t end = html.find("-->", at + 4);
        return end == std::string_view::npos ? html.size() : end + 3;
    }
    if (rest.size() < 2 || (rest[1] != '!' && rest[1] != '?')) return std::nullopt;
    const std::size_t end = html.find('>', at);
    return end == std::string_view::npos ? html.size() : end + 1;
}

std::size_t endOfElement(std::string_view html, std::size_t at, const std::string& name) {
    int depth = 1;
    while (at < html.size() && depth > 0) {
        const std::size_t open = html.find('<', at);
        if (open == std::string_view::npos) return html.size();
        const bool closing = open + 1 < html.size() && html[open + 1] == '/';
        const std::size_t begin = open + (closing ? 2 : 1);
        const std::size_t end = begin + name.size();
        const bool same =
            end <= html.size() && sameName(html.substr(begin, name.size()), name) &&
            (end == html.size() || isHtmlSpace(html[end]) || html[end] == '>' || html[end] == '/');
        const std::size_t close = html.find('>', open);
        at = close == std::string_view::npos ? html.size() : close + 1;
        if (same) depth += closing ? -1 : 1;
    }
    return at;
}

bool isUnseen(const HtmlTag& tag) {
    if (tag.closing || tag.alone || oneOf(tag.name, kVoid)) return false;
    if (oneOf(tag.name, kUnseen)) return true;
    if (tag.attributes.find("none") == std::string_view::npos) return false;
    std::string style = lowered(tag.attribute("style").value_or(""));
    std::erase_if(style, isHtmlSpace);
    return style.find("display:none") != std::string::npos;
}

}  // namespace rehearsal::message
