#include "liquid/tokenizer.h"

#include <algorithm>

namespace rehearsal::liquid {

bool isBlank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), isSpace);
}

std::string_view trimLeft(std::string_view text) {
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    return text;
}

std::string_view trimRight(std::string_view text) {
    while (!text.empty() && (isSpace(text.back()) || text.back() == '\0')) text.remove_suffix(1);
    return text;
}

std::optional<Token> Tokenizer::next() {
    if (at_ >= source_.size()) return std::nullopt;
    if (lines_) return nextLine();
    const std::size_t begin = at_;
    Token token;
    token.position = base_ + begin;
    const char second = source_[begin] == '{' && begin + 1 < source_.size() ? source_[begin + 1] : '\0';
    std::size_t end = 0;
    if (second == '%' || second == '{') {
        token.type = second == '%' ? Token::Type::Tag : Token::Type::Output;
        end = second == '%' ? tagEnd(begin + 2) : outputEnd();
        if (end == std::string_view::npos) {
            // Never closed: the opening alone, for the parser to complain about.
            token.text = source_.substr(begin, 2);
            at_ = source_.size();
            return token;
        }
    } else {
        std::size_t brace = begin;
        while (true) {
            brace = source_.find('{', brace + (brace == begin ? 1 : 0));
            if (brace == std::string_view::npos || brace + 1 >= source_.size()) {
                end = source_.size();
                break;
            }
            if (source_[brace + 1] == '%' || source_[brace + 1] == '{') {
                end = brace;
                break;
            }
            ++brace;
        }
    }
    token.text = source_.substr(begin, end - begin);
    at_ = end;
    return token;
}

std::optional<Token> Tokenizer::nextLine() {
    const std::size_t begin = at_;
    const std::size_t newline = source_.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? source_.size() : newline;
    at_ = end + 1;
    return Token{Token::Type::Line, source_.substr(begin, end - begin), base_ + begin};
}

std::size_t Tokenizer::tagEnd(std::size_t from) const {
    const std::size_t end = source_.find("%}", from);
    return end == std::string_view::npos ? end : end + 2;
}

/// A `}` alone ends an output too (and is then an error), and a `{%` inside makes it end with that tag.
std::size_t Tokenizer::outputEnd() const {
    std::size_t i = at_ + 2;
    while (true) {
        i = source_.find_first_of("{}", i);
        if (i == std::string_view::npos) return i;
        if (i + 1 == source_.size()) return source_[i] == '}' ? i + 1 : std::string_view::npos;
        if (source_[i] == '}') return source_[i + 1] == '}' ? i + 2 : i + 1;
        if (source_[i + 1] == '%') {
            const std::size_t end = tagEnd(i + 2);
            return end == std::string_view::npos ? i + 2 : end;
        }
        ++i;
    }
}

namespace {

std::optional<Tag> splitTag(std::string_view content, std::size_t position) {
    std::size_t i = 0;
    while (i < content.size() && isSpace(content[i])) ++i;
    const std::size_t name = i;
    if (i < content.size() && content[i] == '#') {
        ++i;
    } else {
        while (i < content.size() && isWord(content[i])) ++i;
    }
    if (i == name) return std::nullopt;
    Tag tag;
    tag.name = content.substr(name, i - name);
    tag.position = position + name;
    while (i < content.size() && isSpace(content[i])) ++i;
    tag.markup = content.substr(i);
    tag.markupPosition = position + i;
    return tag;
}

}  // namespace

std::optional<Tag> readTag(const Token& token) {
    std::string_view content = token.text;
    if (token.type == Token::Type::Line) return splitTag(content, token.position);
    if (content.size() < 4 || !content.starts_with("{%") || !content.ends_with("%}")) return std::nullopt;
    std::size_t offset = 2;
    content = content.substr(2, content.size() - 4);
    if (content.starts_with('-')) {
        content.remove_prefix(1);
        ++offset;
    }
    if (content.ends_with('-')) content.remove_suffix(1);
    return splitTag(content, token.position + offset);
}

std::optional<LooseTag> readLooseTag(std::string_view token) {
    if (!token.ends_with("%}")) return std::nullopt;
    const std::size_t open = token.rfind("{%");
    if (open == std::string_view::npos || open + 4 > token.size()) return std::nullopt;
    std::size_t i = open + 2;
    if (token[i] == '-') ++i;
    while (i < token.size() && isSpace(token[i])) ++i;
    const std::size_t name = i;
    while (i < token.size() && isWord(token[i])) ++i;
    if (i == name) return std::nullopt;
    return LooseTag{token.substr(0, open), token.substr(name, i - name)};
}

}  // namespace rehearsal::liquid
