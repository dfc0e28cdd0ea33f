#pragma once

#include <string_view>
#include <vector>

#include "liquid/code.h"
#include "liquid/lexer.h"

namespace rehearsal::liquid {

/// Reads what stands inside `{{ }}` and behind a tag's name. Everything throws SyntaxError.
class ExpressionParser {
  public:
    explicit ExpressionParser(detail::Code& code) : code_(code) {}

    /// Begins with other markup.
    void begin(std::string_view markup, std::size_t position);

    const Expression* expression();
    /// As `expression`, with `blank` and `empty` as what things are compared with.
    const Expression* operand();
    const Condition* condition();
    Output output();
    std::vector<NamedArgument> namedArguments();

    bool at(Lexeme::Type type, std::size_t ahead = 0) const;
    bool atWord(std::string_view word) const;
    bool take(Lexeme::Type type);
    bool takeWord(std::string_view word);
    Lexeme need(Lexeme::Type type, std::string_view what);
    void needEnd();
    const Lexeme& here() const { return lexemes_[at_]; }
    /// The markup from `lexeme` to here, without blanks at its end.
    std::string_view textSince(const Lexeme& lexeme) const;
    [[noreturn]] void fail(std::string text, std::string hint = {}) const;

  private:
    const Expression* lookup(const Expression* dynamicName, const Lexeme& begin);
    const Expression* literal(Datum datum, const Lexeme& lexeme);
    const Expression* range();
    FilterCall filter();
    const Condition* comparison();

    detail::Code& code_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    int depth_ = 0;
    // Piles that what is being read is on, so that nothing is allocated for each.
    std::vector<Step> steps_;
    std::vector<const Expression*> arguments_;
    std::vector<NamedArgument> named_;
    std::vector<FilterCall> filters_;
};

}  // namespace rehearsal::liquid
