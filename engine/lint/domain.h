#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"
#include "base/value_view.h"
#include "lint/ranges.h"

namespace rehearsal::lint {

/// The values something may have: whether it may be missing, which booleans, numbers and texts it may be, and
/// whether it may be a list or an object. Types never mix in a comparison (S27), so each stands for itself.
struct Domain {
    bool missing = false;
    bool yes = false;
    bool no = false;
    bool structured = false;  ///< Lists and objects, which are not told apart.
    Ranges<double> numbers;
    Ranges<std::string> texts;

    static Domain anything();
    static Domain onlyMissing();
    static Domain present() { return onlyMissing().complement(); }
    static Domain boolean(bool value);
    static Domain ofNumbers(Ranges<double> numbers);
    static Domain ofTexts(Ranges<std::string> texts);
    static Domain lists();

    bool empty() const;
    bool operator==(const Domain&) const = default;
    Domain met(const Domain& other) const;
    Domain joined(const Domain& other) const;
    Domain complement() const;
};

/// Exactly the values equal to a literal; nothing where a domain cannot say (lists, and integers no double
/// holds).
std::optional<Domain> equalTo(const base::Value& literal);

/// A domain that holds the value of a field: exactly it, where that can be said.
Domain domainOf(const base::ValueView& value);

/// Whether a number is one that a double holds exactly, as an integer may not be.
bool isExact(const base::Value& number);

/// The texts that begin with a prefix.
Ranges<std::string> beginningWith(std::string_view prefix);

/// Leaves out what holds no whole number.
Ranges<double> wholeNumbers(const Ranges<double>& numbers);

/// A text with its ASCII letters in lower case (S27: `ignore_case` is ASCII's).
std::string lowered(std::string text);

}  // namespace rehearsal::lint
