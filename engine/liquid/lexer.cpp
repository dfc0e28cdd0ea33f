#include "liquid/lexer.h"

#include <fmt/format.h>

#include "liquid/tokenizer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t numberEnd(std::string_view s, std::size_t i) {
    if (s[i] == '-') ++i;
    while (i < s.size() && digit(s[i])) ++i;
    if (i + 1 < s.size() && s[i] == '.' && digit(s[i + 1])) {
        ++i;
        while (i < s.size() && digit(s[i])) ++i;
    }
    return i;
}

std::size_t idEnd(std::string_view s, std::size_t i) {
    while (i < s.size() && (isWord(s[i]) || s[i] == '-')) ++i;
    return i < s.size() && s[i] == '?' ? i + 1 : i;
}

Lexeme::Type single(char c) {
    switch (c) {
        case '|':
            return Lexeme::Type::Pipe;
        case '.':
            return Lexeme::Type::Dot;
        case ':':
            return Lexeme::Type::Colon;
        case ',':
            return Lexeme::Type::Comma;
        case '[':
            return Lexeme::Type::OpenSquare;
        case ']':
            return Lexeme::Type::CloseSquare;
        case '(':
            return Lexeme::Type::OpenRound;
        case ')':
            return Lexeme::Type::CloseRound;
        case '?':
            return Lexeme::Type::Question;
        case '-':
            return Lexeme::Type::Dash;
        default:
            return Lexeme::Type::End;
    }
}

[[noreturn]] void unexpected(std::string_view markup, std::size_t i, std::size_t position) {
    const char c = markup[i];
    if (c == '"' || c == '\'') {
        throw SyntaxError{fmt::format("A text that begins with {} is never closed", c),
                          fmt::format("write a second {} where it ends", c), position + i};
    }
    std::string hint;
    if (c == '=') hint = "to compare, write ==";
    if (c == '&') hint = "write and";
    throw SyntaxError{fmt::format("Unexpected character {}", utf8::codePointAt(markup, i)), hint,
                      position + i};
}

}  // namespace

void readLexemes(std::string_view markup, std::size_t position, std::vector<Lexeme>& out) {
    out.clear();
    std::size_t i = 0;
    const auto add = [&](Lexeme::Type type, std::size_t end) {
        out.push_back({type, static_cast<std::uint32_t>(position + i), markup.substr(i, end - i)});
        i = end;
    };
    while (true) {
        while (i < markup.size() && isSpace(markup[i])) ++i;
        if (i >= markup.size()) break;
        const char c = markup[i];
        const char following = i + 1 < markup.size() ? markup[i + 1] : '\0';
        if (letter(c)) {
            const std::size_t end = idEnd(markup, i);
            const bool operation = markup.substr(i, end - i) == "contains" &&
                                   (out.empty() || out.back().type != Lexeme::Type::Dot);
            add(operation ? Lexeme::Type::Comparison : Lexeme::Type::Id, end);
        } else if (digit(c) || (c == '-' && digit(following))) {
            add(Lexeme::Type::Number, numberEnd(markup, i));
        } else if (c == '"' || c == '\'') {
            const std::size_t end = markup.find(c, i + 1);
            if (end == std::string_view::npos) unexpected(markup, i, position);
            add(Lexeme::Type::String, end + 1);
        } else if (c == '.' && following == '.') {
            add(Lexeme::Type::DotDot, i + 2);
        } else if (single(c) != Lexeme::Type::End) {
            add(single(c), i + 1);
        } else if ((c == '=' || c == '!') && following == '=') {
            add(Lexeme::Type::Comparison, i + 2);
        } else if (c == '<' || c == '>') {
            const bool two = following == '=' || (c == '<' && following == '>');
            add(Lexeme::Type::Comparison, two ? i + 2 : i + 1);
        } else {
            unexpected(markup, i, position);
        }
    }
    add(Lexeme::Type::End, markup.size());
}

}  // namespace rehearsal::liquid
