#include "email/source_places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "bundle/mjml_scan.h"
#include "liquid/template.h"

namespace rehearsal::email {

namespace {

using bundle::MjmlScanner;
using bundle::MjmlTag;

constexpr std::size_t kDeepest = 1000;  ///< Elements inside each other; none deeper is looked at.

/// An element of the source, from its `<` to behind the end of its closing tag.
struct Element {
    std::string name;
    std::string parent;
    std::size_t begin = 0;
    std::size_t openEnd = 0;
    std::size_t closeBegin = 0;
    std::size_t end = 0;
};

bool isVoid(std::string_view name) {
    static constexpr std::array<std::string_view, 14> kNames{"area",   "base",  "br",    "col",  "embed",
                                                             "hr",     "img",   "input", "link", "meta",
                                                             "source", "track", "wbr",   "param"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Every element that has an end, the inner ones before those around them.
std::vector<Element> elementsOf(std::string_view source) {
    std::vector<Element> done;
    std::vector<Element> open;
    MjmlScanner scanner(source);
    const auto close = [&](const MjmlTag& tag) {
        const auto found = std::find_if(open.rbegin(), open.rend(),
                                        [&](const Element& element) { return element.name == tag.name; });
        if (found == open.rend()) return;
        open.erase(found.base(), open.end());
        open.back().closeBegin = tag.begin;
        open.back().end = tag.end;
        done.push_back(open.back());
        open.pop_back();
    };
    while (const auto tag = scanner.next()) {
        if (tag->kind == MjmlTag::Kind::Closing) close(*tag);
        if (tag->kind != MjmlTag::Kind::Opening) continue;
        Element element{tag->name,  open.empty() ? std::string() : open.back().name,
                        tag->begin, tag->end,
                        tag->after, tag->after};
        if (tag->after > tag->end) element.closeBegin = source.rfind("</", tag->after - 1);
        if (tag->closesItself || isVoid(tag->name) || tag->after > tag->end)
            done.push_back(std::move(element));
        else if (open.size() < kDeepest)
            open.push_back(std::move(element));
    }
    return done;
}

std::size_t columnOf(const std::string& source, std::size_t at) {
    const std::size_t newline = at == 0 ? std::string::npos : source.rfind('\n', at - 1);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    return source.find_first_not_of(" \t", begin) - begin;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Insertion behind(const std::string& source, std::size_t at, std::size_t indent, const std::string& block) {
    return {at, "\n" + indented(trimmed(block), indent), lineOf(source, at) + 1};
}

bool holds(const Element& element, std::size_t cursor) {
    return element.begin <= cursor && cursor <= element.end;
}

bool hasUnsubscribe(std::string_view text) {
    return text.find("unsubscribe") != std::string_view::npos;
}

/// The end of a mail, behind which nothing but another end belongs.
bool isFooter(const std::string& source, const Element& element) {
    return hasUnsubscribe(std::string_view(source).substr(element.begin, element.end - element.begin));
}

/// Behind the section that holds the cursor; without one at the end of the mail, before its footer.
base::Expected<Insertion> intoMjml(const std::string& source, std::size_t cursor, const std::string& block) {
    const auto elements = elementsOf(source);
    const auto body = std::find_if(elements.begin(), elements.end(),
                                   [](const Element& element) { return element.name == "mj-body"; });
    if (body == elements.end())
        return base::failure({}, "This source has no <mj-body> to put a block into.",
                             "Write <mj-body>…</mj-body> inside <mjml>.");
    const Element* section = nullptr;
    const Element* last = nullptr;
    const Element* lastBefore = nullptr;
    for (const Element& element : elements) {
        if (element.parent == "mj-body") {
            if (last && isFooter(source, element) && !hasUnsubscribe(block)) continue;
            last = &element;
            if (element.end <= cursor) lastBefore = &element;
        }
        const bool isSection = element.parent == "mj-body" || element.parent == "mj-wrapper";
        if (isSection && holds(element, cursor) && (!section || section->parent != "mj-wrapper"))
            section = &element;
    }
    const bool isOutside = cursor <= body->openEnd || cursor >= body->closeBegin;
    if (!section) section = isOutside ? last : lastBefore;
    if (section) return behind(source, section->end, columnOf(source, section->begin), block);
    return behind(source, body->openEnd, columnOf(source, body->begin) + 2, block);
}

Insertion intoHtml(const std::string& source, std::size_t cursor, const std::string& block) {
    const Element* around = nullptr;
    const Element* topmost = nullptr;
    const auto elements = elementsOf(source);
    for (const Element& element : elements) {
        if (!holds(element, cursor)) continue;
        if (element.name == "table" && !around) around = &element;
        const bool isPage = element.name == "html" || element.name == "body";
        if (!isPage && (element.parent == "body" || element.parent.empty())) topmost = &element;
    }
    if (!around) around = topmost;
    if (around) return behind(source, around->end, columnOf(source, around->begin), block);
    const auto body = std::find_if(elements.begin(), elements.end(),
                                   [](const Element& element) { return element.name == "body"; });
    if (body != elements.end() && (cursor <= body->openEnd || cursor >= body->closeBegin))
        return behind(
            source,
            cursor <= body->openEnd ? body->openEnd : trimmed(source.substr(0, body->closeBegin)).size(),
            columnOf(source, body->begin) + 2, block);
    const std::size_t end = std::min(source.find('\n', cursor), source.size());
    return behind(source, end, 0, block);
}

/// Whether a place is inside a tag or inside Liquid, so that cutting there leaves halves.
bool cutsMarkup(const std::string& source, std::size_t at) {
    const auto isBetween = [&](std::string_view open, std::string_view close) {
        if (at == 0) return false;
        const std::size_t begin = source.rfind(open, at - 1);
        if (begin == std::string::npos || begin + open.size() > at + open.size() - 1) return false;
        const std::size_t end = source.find(close, begin);
        return end != std::string::npos && at < end + close.size() && begin < at;
    };
    if (isBetween("{{", "}}") || isBetween("{%", "%}")) return true;
    MjmlScanner scanner(source, MjmlScanner::Content::Read);
    while (const auto tag = scanner.next()) {
        if (tag->begin >= at) return false;
        if (at < tag->end) return true;
    }
    return false;
}

/// Whether elements in a text begin and end in it.
bool isBalanced(const std::string& text, Markup markup) {
    std::vector<std::string> open;
    MjmlScanner scanner(text,
                        markup == Markup::Mjml ? MjmlScanner::Content::Skip : MjmlScanner::Content::Read);
    while (const auto tag = scanner.next()) {
        const bool holds = !tag->closesItself && !isVoid(tag->name) && tag->after == tag->end;
        if (tag->kind == MjmlTag::Kind::Opening && holds) open.push_back(tag->name);
        if (tag->kind != MjmlTag::Kind::Closing) continue;
        if (open.empty() || open.back() != tag->name) return false;
        open.pop_back();
    }
    return open.empty();
}

const Element* contentAround(const std::vector<Element>& elements, std::size_t from, std::size_t to) {
    for (const Element& element : elements)
        if (bundle::isContentElement(element.name) && element.openEnd <= from && to <= element.closeBegin)
            return &element;
    return nullptr;
}

base::Expected<void> refuse(std::string text, std::string hint) {
    return base::failure({}, std::move(text), std::move(hint));
}

base::Expected<void> checkExcerpt(const std::string& source, const Excerpt& excerpt) {
    const char* kWhole = "Select whole elements, from their < to the end of their closing tag.";
    if (excerpt.text.empty()) return refuse("Nothing is selected.", "Select what the block is to hold.");
    if (cutsMarkup(source, excerpt.from) || cutsMarkup(source, excerpt.to))
        return refuse("The selection begins or ends inside a tag.", kWhole);
    if (!isBalanced(excerpt.text, excerpt.isMjml ? Markup::Mjml : Markup::Html))
        return refuse("The selection holds half an element.", kWhole);
    if (!liquid::Template::parse(excerpt.text))
        return refuse("The selection holds half a condition or half a loop.",
                      "Select from {% if … %} or {% for … %} to its end, or what is inside.");
    if (!excerpt.isMjml) return {};
    MjmlScanner scanner(excerpt.text);
    std::size_t at = 0;
    int depth = 0;
    while (const auto tag = scanner.next()) {
        const bool isText = excerpt.text.find_first_not_of(" \t\r\n", at) < tag->begin;
        if (depth == 0 && isText) return refuse("The selection reaches from words into elements.", kWhole);
        at = tag->after;
        if (tag->name == "mjml" || tag->name == "mj-body" || tag->name == "mj-head")
            return refuse("A block is a part of a mail, not the whole.", "Select sections, or less.");
        if (tag->kind == MjmlTag::Kind::Closing) --depth;
        if (tag->kind == MjmlTag::Kind::Opening && !tag->closesItself && tag->after == tag->end) ++depth;
    }
    if (at == 0) return refuse("The selection holds no element.", kWhole);
    return {};
}

}  // namespace

int lineOf(const std::string& source, std::size_t at) {
    return 1 + static_cast<int>(
                   std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string indented(const std::string& text, std::size_t columns) {
    const std::string space(columns, ' ');
    std::string out = text.empty() || text.front() == '\n' ? std::string() : space;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n') out += space;
    }
    return out;
}

std::string outdented(const std::string& text, std::size_t column) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] != '\n') continue;
        for (std::size_t n = 0; n < column && i + 1 < text.size() && text[i + 1] == ' '; ++n) ++i;
    }
    return out;
}

base::Expected<Insertion> blockInsertion(const std::string& source, Markup markup, std::size_t cursor,
                                         const std::string& block) {
    cursor = std::min(cursor, source.size());
    // At the beginning of a line what the line holds is meant, not the white space before it.
    const std::size_t newline = cursor == 0 ? std::string::npos : source.rfind('\n', cursor - 1);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    const std::size_t first = std::min(source.find_first_not_of(" \t", begin), source.size());
    cursor = std::max(cursor, first);
    if (markup == Markup::Mjml) return intoMjml(source, cursor, block);
    return intoHtml(source, cursor, block);
}

bool isInContent(const std::string& source, Markup markup, std::size_t cursor) {
    if (cursor > source.size() || cutsMarkup(source, cursor)) return false;
    if (markup == Markup::Html) return true;
    const auto elements = elementsOf(source);
    const Element* content = contentAround(elements, cursor, cursor);
    return content && content->name != "mj-style" && content->name != "mj-title" &&
           content->parent != "mj-head";
}

base::Expected<Excerpt> wholeSelection(const std::string& source, Markup markup, std::size_t from,
                                       std::size_t to) {
    Excerpt excerpt;
    from = std::min(from, source.size());
    to = std::min(to, source.size());
    excerpt.from = std::min(source.find_first_not_of(" \t\r\n", from), to);
    excerpt.text = trimmed(source.substr(excerpt.from, to - excerpt.from));
    excerpt.to = excerpt.from + excerpt.text.size();
    if (markup == Markup::Mjml) excerpt.isMjml = !contentAround(elementsOf(source), excerpt.from, excerpt.to);
    if (auto checked = checkExcerpt(source, excerpt); !checked) return tl::unexpected(checked.error());
    excerpt.text = outdented(excerpt.text, columnOf(source, excerpt.from));
    return excerpt;
}

}  // namespace rehearsal::email
