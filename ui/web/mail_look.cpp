#include "web/mail_look.h"

#include <algorithm>
#include <optional>

namespace rehearsal::web {

namespace {

constexpr std::string_view kProperty = "color-scheme";
constexpr std::string_view kQueryPrefix = "prefers-";
/// Looking further for the ends of a tag would take for ever in a mail made for it.
constexpr std::size_t kLongestMeta = 512;

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isWordEnd(std::string_view text, std::size_t at) {
    return at >= text.size() || (lowered(text[at]) < 'a' || lowered(text[at]) > 'z');
}

bool wordAt(std::string_view text, std::size_t at, std::string_view word) {
    return text.size() - std::min(at, text.size()) >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == lowered(b); });
}

std::size_t afterSpace(std::string_view text, std::size_t at) {
    while (at < text.size() && isSpace(text[at])) ++at;
    return at;
}

/// The next `color-scheme` from there on.
std::size_t findProperty(std::string_view html, std::size_t from) {
    for (std::size_t dash = html.find('-', from); dash != std::string_view::npos;
         dash = html.find('-', dash + 1))
        if (dash >= from + 5 && wordAt(html, dash - 5, kProperty) &&
            isWordEnd(html, dash - 5 + kProperty.size()))
            return dash - 5;
    return std::string_view::npos;
}

struct Replacement {
    std::size_t begin;
    std::size_t end;
    std::string text;
};

/// `(prefers-color-scheme: dark)` around the property at `at`, answered.
std::optional<Replacement> answeredQuery(std::string_view html, std::size_t at, Scheme scheme) {
    if (at < kQueryPrefix.size() || !wordAt(html, at - kQueryPrefix.size(), kQueryPrefix)) return {};
    std::size_t begin = at - kQueryPrefix.size();
    while (begin > 0 && isSpace(html[begin - 1])) --begin;
    if (begin == 0 || html[begin - 1] != '(') return {};
    std::size_t end = afterSpace(html, at + kProperty.size());
    if (end >= html.size() || html[end] != ':') return {};
    end = afterSpace(html, end + 1);
    const bool dark = wordAt(html, end, "dark");
    if (!dark && !wordAt(html, end, "light")) return {};
    end = afterSpace(html, end + (dark ? 4 : 5));
    if (end >= html.size() || html[end] != ')') return {};
    // A client that inverts everything knows no such query; that which inverts some holds the dark ones.
    const bool holds =
        dark ? scheme == Scheme::Dark || scheme == Scheme::PartialInversion : scheme == Scheme::Light;
    return Replacement{begin - 1, end + 1, holds ? "(min-width:0px)" : "(max-width:0px)"};
}

/// `light dark`, in either order, from `at` on: the one of both that the page is to have.
std::optional<Replacement> chosenScheme(std::string_view html, std::size_t at, Scheme scheme) {
    const bool darkFirst = wordAt(html, at, "dark");
    if (!darkFirst && !wordAt(html, at, "light")) return {};
    const std::size_t second = afterSpace(html, at + (darkFirst ? 4 : 5));
    const std::string_view other = darkFirst ? "light" : "dark";
    const std::size_t end = second + other.size();
    if (!wordAt(html, second, other) || !isWordEnd(html, end)) return {};
    return Replacement{at, end, scheme == Scheme::Dark ? "dark" : "light"};
}

/// `color-scheme: light dark`, or the same as a `<meta name="color-scheme" content="light dark">`.
std::optional<Replacement> chosenProperty(std::string_view html, std::size_t at, Scheme scheme) {
    const std::size_t behind = at + kProperty.size();
    const std::size_t colon = afterSpace(html, behind);
    if (colon < html.size() && html[colon] == ':')
        return chosenScheme(html, afterSpace(html, colon + 1), scheme);
    const std::size_t first = at - std::min(at, kLongestMeta);
    const std::size_t before = html.substr(first, at - first).rfind('<');
    const std::size_t after = html.substr(at, kLongestMeta).find('>');
    if (before == std::string_view::npos || after == std::string_view::npos) return {};
    const std::size_t close = at + after;
    if (!wordAt(html, first + before + 1, "meta")) return {};
    for (std::size_t i = first + before; i < close; ++i) {
        if (!wordAt(html, i, "content")) continue;
        i = afterSpace(html, i + 7);
        if (i >= close || html[i] != '=') continue;
        i = afterSpace(html, i + 1);
        if (i < close && (html[i] == '"' || html[i] == '\'')) i = afterSpace(html, i + 1);
        return chosenScheme(html, i, scheme);
    }
    return {};
}

}  // namespace

std::string withLook(std::string_view html, const MailLook& look) {
    std::string result;
    result.reserve(html.size());
    std::size_t done = 0;
    for (std::size_t at = findProperty(html, 0); at != std::string_view::npos;
         at = findProperty(html, at + kProperty.size())) {
        auto change = answeredQuery(html, at, look.scheme);
        if (!change) change = chosenProperty(html, at, look.scheme);
        if (!change || change->begin < done) continue;
        result.append(html.substr(done, change->begin - done)).append(change->text);
        done = change->end;
    }
    return result.append(html.substr(done));
}

}  // namespace rehearsal::web
