#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rehearsal::liquid {

/// A piece of a template: text, `{{ … }}` or `{% … %}`; inside `{% liquid %}`, a line.
struct Token {
    enum class Type { Text, Output, Tag, Line };
    Type type = Type::Text;
    std::string_view text;
    std::size_t position = 0;  ///< In the source.

    bool trimsBefore() const { return text.size() > 2 && text[2] == '-'; }
    bool trimsAfter() const { return text.size() > 2 && text[text.size() - 3] == '-'; }
};

/// `name` and `markup` of a tag, with where they stand.
struct Tag {
    std::string_view name;
    std::string_view markup;
    std::size_t position = 0;
    std::size_t markupPosition = 0;
};

/// Cuts a source into tokens, in the same places as the reference implementation does.
class Tokenizer {
  public:
    Tokenizer(std::string_view source, std::size_t position, bool lines)
        : source_(source), base_(position), lines_(lines) {}

    std::optional<Token> next();
    bool lines() const { return lines_; }

  private:
    std::optional<Token> nextLine();
    std::size_t outputEnd() const;
    std::size_t tagEnd(std::size_t from) const;

    std::string_view source_;
    std::size_t base_;
    std::size_t at_ = 0;
    bool lines_;
};

/// The tag in a token, or nothing where the token has no tag's form.
std::optional<Tag> readTag(const Token& token);

/// The name of the tag that ends a token, with what stands before its `{%`: how the ends of raw, doc and
/// comment are found, whatever stands before them.
struct LooseTag {
    std::string_view before;
    std::string_view name;
};
std::optional<LooseTag> readLooseTag(std::string_view token);

constexpr bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool isBlank(std::string_view text);
std::string_view trimLeft(std::string_view text);
std::string_view trimRight(std::string_view text);
constexpr bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace rehearsal::liquid
