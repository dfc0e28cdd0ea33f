#include "bundle/mjml_scan.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace rehearsal::bundle {
namespace {

constexpr std::array<std::string_view, 12> kContentElements{
    "mj-text",           "mj-button",        "mj-raw",         "mj-table",          "mj-style",
    "mj-title",          "mj-preview",       "mj-navbar-link", "mj-social-element", "mj-accordion-title",
    "mj-accordion-text", "mj-html-attribute"};

bool isSpace(char c) {
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

bool isNameChar(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == ':';
}

}  // namespace

bool isContentElement(std::string_view name) {
    return std::find(kContentElements.begin(), kContentElements.end(), name) != kContentElements.end();
}

std::size_t MjmlScanner::nextOpening() const {
    std::size_t i = at_;
    while (i < source_.size() && source_[i] != '<') {
        const std::string_view two = source_.substr(i, 2);
        if (two == "{%" || two == "{{") {
            const std::size_t end = source_.find(two == "{%" ? "%}" : "}}", i + 2);
            // What never ends holds all the rest: asking again at each of many beginnings would take for
            // ever.
            i = end == std::string_view::npos ? source_.size() : end + 2;
        } else {
            ++i;
        }
    }
    return i;
}

std::size_t MjmlScanner::past(std::string_view text, std::size_t from) const {
    const std::size_t found = source_.find(text, from);
    return found == std::string_view::npos ? source_.size() : found + text.size();
}

std::optional<MjmlTag> MjmlScanner::next() {
    MjmlTag tag;
    tag.begin = at_ = nextOpening();
    if (at_ >= source_.size()) return std::nullopt;
    const std::string_view rest = source_.substr(at_);
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
        tag.end = rest.starts_with("<!--") ? past("-->", at_ + 4) : past(">", at_);
    } else {
        const bool closing = rest.starts_with("</");
        tag.kind = closing ? MjmlTag::Kind::Closing : MjmlTag::Kind::Opening;
        std::size_t i = at_ + (closing ? 2 : 1);
        while (i < source_.size() && isNameChar(source_[i]))
            tag.name += static_cast<char>(std::tolower(static_cast<unsigned char>(source_[i++])));
        at_ = i;
        if (closing)
            tag.end = past(">", at_);
        else
            readAttributes(tag);
    }
    tag.after = tag.end;
    if (content_ == Content::Skip && tag.kind == MjmlTag::Kind::Opening && !tag.closesItself &&
        isContentElement(tag.name)) {
        // MJML knows its elements in any case; so does the end of this one.
        std::size_t i = tag.end;
        const auto isEnd = [&](std::size_t at) {
            const std::string_view name = source_.substr(at + 2, tag.name.size());
            return std::equal(name.begin(), name.end(), tag.name.begin(), tag.name.end(), [](char a, char b) {
                return std::tolower(static_cast<unsigned char>(a)) == b;
            });
        };
        i = source_.find("</", i);
        while (i != std::string_view::npos && !isEnd(i)) i = source_.find("</", i + 2);
        tag.after = i == std::string_view::npos ? source_.size() : past(">", i);
    }
    at_ = tag.after;
    return tag;
}

void MjmlScanner::readAttributes(MjmlTag& tag) {
    std::size_t i = at_;
    while (i < source_.size() && source_[i] != '>') {
        if (isSpace(source_[i]) || source_[i] == '/') {
            ++i;
            continue;
        }
        MjmlAttribute attribute;
        attribute.begin = i;
        while (i < source_.size() && !isSpace(source_[i]) && source_[i] != '>' && source_[i] != '=' &&
               source_[i] != '/')
            attribute.name += source_[i++];
        attribute.valueBegin = attribute.valueEnd = i;
        std::size_t value = i;
        while (value < source_.size() && isSpace(source_[value])) ++value;
        if (value < source_.size() && source_[value] == '=') {
            i = value + 1;
            readValue(attribute, i);
        }
        tag.attributes.push_back(std::move(attribute));
    }
    tag.closesItself = i < source_.size() && i > tag.begin && source_[i - 1] == '/';
    tag.end = std::min(i + 1, source_.size());
}

void MjmlScanner::readValue(MjmlAttribute& attribute, std::size_t& at) const {
    while (at < source_.size() && isSpace(source_[at])) ++at;
    const char quote = at < source_.size() ? source_[at] : '\0';
    if (quote == '"' || quote == '\'') {
        attribute.valueBegin = ++at;
        attribute.valueEnd = std::min(source_.find(quote, at), source_.size());
        at = std::min(attribute.valueEnd + 1, source_.size());
        return;
    }
    attribute.valueBegin = at;
    while (at < source_.size() && !isSpace(source_[at]) && source_[at] != '>') ++at;
    attribute.valueEnd = at;
}

}  // namespace rehearsal::bundle
