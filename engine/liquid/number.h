#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "liquid/datum.h"

/// Numbers as the reference implementation reckons with them: integers of any size exactly, decimals in
/// decimal (so that 0.1 plus 0.2 is 0.3), given back as the nearest double.
namespace rehearsal::liquid {

class Renderer;

enum class Operation { Plus, Minus, Times, Divide, Modulo };

/// What arithmetic takes a value for: a number, the number a string begins with, else 0.
Datum toNumber(Renderer& renderer, const Datum& datum);

/// A whole number where one is demanded; throws RenderError where the value is none.
std::int64_t toInteger(const Datum& datum);

/// An integer as `to_i` of Ruby reads it: what the value begins with, 0 for nothing; nothing for arrays and
/// objects.
bool leadingInteger(const Datum& datum, std::int64_t& out);

/// The sum of what the values are as numbers, decimals rounded once.
Datum sumOf(Renderer& renderer, const std::vector<Datum>& values);
Datum reckon(Renderer& renderer, Operation operation, const Datum& a, const Datum& b);
Datum absolute(Renderer& renderer, const Datum& number);
/// Half away from zero; `digits` after the point, before it where negative.
Datum rounded(Renderer& renderer, const Datum& number, std::int64_t digits, bool toWhole);
enum class Towards { Ceiling, Floor };
Datum whole(Renderer& renderer, const Datum& number, Towards towards);

/// -1, 0 or 1; exact. 2 where one of them is no number (NaN).
int compareNumbers(const Datum& a, const Datum& b);

/// The literal of an integer: 64 bits, or its digits.
Datum integerLiteral(std::string_view text);

}  // namespace rehearsal::liquid
