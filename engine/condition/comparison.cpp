#include "condition/comparison.h"

#include <algorithm>
#include <string>

namespace rehearsal::condition {
namespace {

using base::Value;
using bundle::Op;

/// ASCII letters in lower case (S27: `ignore_case` is ASCII's).
std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return text;
}

Value folded(const Value& value) {
    return value.isString() ? Value(lowered(value.string())) : value;
}

bool equal(const Value& a, const Value& b, bool ignoreCase) {
    return ignoreCase ? folded(a) == folded(b) : a == b;
}

bool isIn(const Value& needle, const Value& list, bool ignoreCase) {
    return list.isArray() && std::any_of(list.array().begin(), list.array().end(),
                                         [&](const Value& item) { return equal(needle, item, ignoreCase); });
}

/// -1, 0 or 1 where the two have an order, 2 where they have none.
int order(const Value& a, const Value& b, bool ignoreCase) {
    if (a.isNumber() && b.isNumber()) return base::compareNumbers(a, b);
    if (!a.isString() || !b.isString()) return 2;
    const int sign =
        ignoreCase ? lowered(a.string()).compare(lowered(b.string())) : a.string().compare(b.string());
    return sign < 0 ? -1 : sign > 0 ? 1 : 0;
}

bool textHolds(const std::string& field, Op op, const std::string& operand) {
    if (op == Op::StartsWith) return field.starts_with(operand);
    if (op == Op::EndsWith) return field.ends_with(operand);
    return field.find(operand) != std::string::npos;
}

}  // namespace

bool compare(const Value& field, Op op, const Value& operand, bool ignoreCase) {
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
    if (!field.isString() || !operand.isString()) return false;
    if (ignoreCase) return textHolds(lowered(field.string()), op, lowered(operand.string()));
    return textHolds(field.string(), op, operand.string());
}

}  // namespace rehearsal::condition
