#include "condition/comparison.h"

#include <algorithm>

namespace rehearsal::condition {
namespace {

using base::ValueView;
using bundle::Op;

/// An ASCII letter in lower case (S27: `ignore_case` is ASCII's).
char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool sameLetter(char a, char b) {
    return lowered(a) == lowered(b);
}

bool equalFolded(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameLetter);
}

bool equal(const ValueView& a, const ValueView& b, bool ignoreCase) {
    if (ignoreCase && a.isString() && b.isString()) return equalFolded(a.string(), b.string());
    return a == b;
}

bool isIn(const ValueView& needle, const ValueView& list, bool ignoreCase) {
    bool found = false;
    list.forEachElement([&](const ValueView& item) {
        found = equal(needle, item, ignoreCase);
        return !found;
    });
    return found;
}

/// -1, 0 or 1 where the two have an order, 2 where they have none.
int order(const ValueView& a, const ValueView& b, bool ignoreCase) {
    if (a.isNumber() && b.isNumber()) return base::compareNumbers(a, b);
    if (!a.isString() || !b.isString()) return 2;
    const std::string_view x = a.string();
    const std::string_view y = b.string();
    if (!ignoreCase) return x < y ? -1 : x > y ? 1 : 0;
    const auto before = [](char c, char d) {
        return static_cast<unsigned char>(lowered(c)) < static_cast<unsigned char>(lowered(d));
    };
    if (std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(), before)) return -1;
    return std::lexicographical_compare(y.begin(), y.end(), x.begin(), x.end(), before) ? 1 : 0;
}

bool textHolds(std::string_view field, Op op, std::string_view operand, bool ignoreCase) {
    if (operand.size() > field.size()) return false;
    const auto same = [&](std::string_view part) {
        return ignoreCase ? equalFolded(part, operand) : part == operand;
    };
    if (op == Op::StartsWith) return same(field.substr(0, operand.size()));
    if (op == Op::EndsWith) return same(field.substr(field.size() - operand.size()));
    if (!ignoreCase) return field.find(operand) != std::string_view::npos;
    return std::search(field.begin(), field.end(), operand.begin(), operand.end(), sameLetter) !=
               field.end() ||
           operand.empty();
}

}  // namespace

bool compare(const ValueView& field, Op op, const ValueView& operand, bool ignoreCase) {
    const bool missing = field.isNull() || operand.isNull();
    if (op == Op::NotEqual) return missing || !equal(field, operand, ignoreCase);
    if (op == Op::NotIn) return missing || !isIn(field, operand, ignoreCase);
    if (missing) return false;
    switch (op) {
        case Op::Equal:
            return equal(field, operand, ignoreCase);
        case Op::In:
            return isIn(field, operand, ignoreCase);
        case Op::Less:
            return order(field, operand, ignoreCase) == -1;
        case Op::LessEqual:
            return order(field, operand, ignoreCase) <= 0;
        case Op::Greater:
            return order(field, operand, ignoreCase) == 1;
        case Op::GreaterEqual: {
            const int sign = order(field, operand, ignoreCase);
            return sign == 0 || sign == 1;
        }
        default:
            break;
    }
    if (op == Op::Contains && field.isArray()) return isIn(operand, field, ignoreCase);
    return field.isString() && operand.isString() &&
           textHolds(field.string(), op, operand.string(), ignoreCase);
}

}  // namespace rehearsal::condition
