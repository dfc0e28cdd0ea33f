#include "lint/domain.h"

#include <cmath>

namespace rehearsal::lint {

using base::Value;

Domain Domain::anything() {
    return {true, true, true, true, Ranges<double>::all(), Ranges<std::string>::all()};
}

Domain Domain::onlyMissing() {
    Domain out;
    out.missing = true;
    return out;
}

Domain Domain::boolean(bool value) {
    Domain out;
    (value ? out.yes : out.no) = true;
    return out;
}

Domain Domain::ofNumbers(Ranges<double> numbers) {
    Domain out;
    out.numbers = std::move(numbers);
    return out;
}

Domain Domain::ofTexts(Ranges<std::string> texts) {
    Domain out;
    out.texts = std::move(texts);
    return out;
}

Domain Domain::lists() {
    Domain out;
    out.structured = true;
    return out;
}

bool Domain::empty() const {
    return !missing && !yes && !no && !structured && numbers.empty() && texts.empty();
}

Domain Domain::met(const Domain& other) const {
    return {missing && other.missing,
            yes && other.yes,
            no && other.no,
            structured && other.structured,
            numbers.intersected(other.numbers),
            texts.intersected(other.texts)};
}

Domain Domain::joined(const Domain& other) const {
    return {missing || other.missing,
            yes || other.yes,
            no || other.no,
            structured || other.structured,
            numbers.united(other.numbers),
            texts.united(other.texts)};
}

Domain Domain::complement() const {
    return {!missing, !yes, !no, !structured, numbers.complement(), texts.complement()};
}

bool isExact(const Value& number) {
    constexpr std::int64_t kLargest = std::int64_t{1} << 53;
    return number.kind() == Value::Kind::Real ||
           (number.kind() == Value::Kind::Integer && number.integer() <= kLargest &&
            number.integer() >= -kLargest);
}

std::optional<Domain> equalTo(const Value& literal) {
    if (literal.isBoolean()) return Domain::boolean(literal.boolean());
    if (literal.isString()) return Domain::ofTexts(Ranges<std::string>::point(literal.string()));
    if (literal.isNumber() && isExact(literal))
        return Domain::ofNumbers(Ranges<double>::point(literal.real()));
    return std::nullopt;
}

Domain domainOf(const base::ValueView& value) {
    if (value.isNull()) return Domain::onlyMissing();
    if (value.isArray() || value.isObject()) return Domain::lists();
    return equalTo(value.toValue()).value_or(Domain::ofNumbers(Ranges<double>::all()));
}

Ranges<std::string> beginningWith(std::string_view prefix) {
    const auto from = Ranges<std::string>::above(std::string(prefix), true);
    std::string end(prefix);
    while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xFF) end.pop_back();
    if (end.empty()) return from;
    end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
    return from.intersected(Ranges<std::string>::below(end, false));
}

Ranges<double> wholeNumbers(const Ranges<double>& numbers) {
    return numbers.filtered([](const Ranges<double>::Range& range) {
        if (range.from.end != 0 || range.to.end != 0) return true;
        double first = std::ceil(range.from.value);
        if (range.from.after && first == range.from.value) first += 1;
        return range.to.after ? first <= range.to.value : first < range.to.value;
    });
}

std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return text;
}

}  // namespace rehearsal::lint
