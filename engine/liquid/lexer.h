#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "liquid/code.h"

namespace rehearsal::liquid {

/// A word of the small language inside `{{ }}` and `{% %}`.
struct Lexeme {
    enum class Type : std::uint8_t {
        Id,
        Number,
        String,
        Comparison,
        Pipe,
        Dot,
        DotDot,
        Colon,
        Comma,
        OpenSquare,
        CloseSquare,
        OpenRound,
        CloseRound,
        Question,
        Dash,
        End
    };
    Type type = Type::End;
    std::uint32_t position = 0;  ///< In the source.
    std::string_view text;
};

/// Splits markup into lexemes; the last is always End. Throws SyntaxError at a character that belongs
/// nowhere.
void readLexemes(std::string_view markup, std::size_t position, std::vector<Lexeme>& out);

}  // namespace rehearsal::liquid
