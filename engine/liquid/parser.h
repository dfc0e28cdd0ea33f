#pragma once

#include <string_view>
#include <vector>

#include "liquid/code.h"
#include "liquid/expression_parser.h"
#include "liquid/tokenizer.h"

namespace rehearsal::liquid {

/// The names of all tags, also of those that end one: for suggestions.
const std::vector<std::string>& tagNames();

/// Reads a template's source into nodes. Throws SyntaxError.
class Parser {
  public:
    explicit Parser(detail::Code& code) : code_(code), expressions_(code) {}

    Body document();

  private:
    /// Nodes read so far, and whether they are all blank (a control tag drops the white space of a blank
    /// body).
    struct Nodes {
        std::vector<Node> list;
        bool blank = true;
    };

    /// Reads nodes until a tag that is none of the language's, which ends the body: `endif`, `else`. A tag
    /// without a name means the end of the tokens.
    Tag nodes(Tokenizer& tokens, Nodes& into);
    void text(std::string_view text, std::size_t position, Nodes& into);
    void outputNode(const Token& token, Nodes& into);
    void trimBefore(const Token& token, Nodes& into) const;
    Body finish(Nodes& nodes, bool dropBlank);

    /// Whether the language has the tag; where it does, its nodes are added.
    bool tagNode(const Tag& tag, Tokenizer& tokens, Nodes& into);
    Node& add(Node::Type type, const Tag& tag, Nodes& into, bool blank = false);

    void ifTag(const Tag& tag, Tokenizer& tokens, Nodes& into, bool negated);
    void caseTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void forTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void tableRowTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void captureTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void ifChangedTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void assignTag(const Tag& tag, Nodes& into);
    void echoTag(const Tag& tag, Nodes& into);
    void counterTag(const Tag& tag, Nodes& into, Node::Type type);
    void cycleTag(const Tag& tag, Nodes& into);
    void partialTag(const Tag& tag, Nodes& into, Node::Type type);
    void valueTag(const Tag& tag, Nodes& into, Node::Type type);
    void rawTag(const Tag& tag, Tokenizer& tokens, Nodes& into);
    /// Whether the doc is empty.
    bool skipDoc(const Tag& tag, Tokenizer& tokens);
    void skipComment(const Tag& tag, Tokenizer& tokens);
    void skipRaw(const Tag& tag, Tokenizer& tokens);
    void inlineComment(const Tag& tag) const;
    void liquidTag(const Tag& tag, Nodes& into);

    When whenMarkup(const Tag& tag);
    void warnOfRest();
    Tag block(const Tag& tag, Tokenizer& tokens, Nodes& into);
    void begin(const Tag& tag) { expressions_.begin(tag.markup, tag.markupPosition); }
    [[noreturn]] void unknown(const Tag& tag, std::string_view inside) const;
    [[noreturn]] void unclosed(const Tag& tag) const;

    detail::Code& code_;
    ExpressionParser expressions_;
    bool trim_ = false;  ///< The text that comes next loses the blanks it begins with.
    int depth_ = 0;
};

}  // namespace rehearsal::liquid
