#include "condition/predicate.h"

#include <algorithm>

#include "condition/comparison.h"

namespace rehearsal::condition {

using base::Value;
using bundle::Op;

Value valueOf(const FieldPath& path, const Facts& facts, const Value* event) {
    if (path.root != Root::Event) return facts.value(path);
    return event ? follow(*event, path.rest.data(), path.rest.size()) : Value();
}

bool Predicate::fieldHolds(const Field& test, const Facts& facts, const Value* event) {
    const Value field = valueOf(test.path, facts, event);
    if (test.op == Op::Exists) return !field.isNull();
    if (test.op == Op::Missing) return field.isNull();
    if (test.op == Op::Within || test.op == Op::OlderThan) {
        const auto instant = field.isString() ? base::parseInstant(field.string()) : std::nullopt;
        if (!instant) return false;
        const base::Instant start = facts.now() - test.duration;
        return test.op == Op::OlderThan ? *instant <= start : *instant > start && *instant <= facts.now();
    }
    const Value operand = test.reference ? valueOf(*test.reference, facts, event) : test.literal;
    return compare(field, test.op, operand, test.ignoreCase);
}

bool Predicate::pastHolds(const Past& test, const Facts& facts) {
    std::int64_t count = 0;
    // Once enough are found to decide, the rest need not be looked at.
    const std::int64_t enough = test.atMost ? *test.atMost + 1 : test.atLeast;
    if (enough > 0) {
        facts.past(test.query, [&](const Value& past) {
            if (!test.where || test.where->holds(facts, &past)) ++count;
            return count < std::max(enough, test.atLeast);
        });
    }
    return count >= test.atLeast && (!test.atMost || count <= *test.atMost);
}

bool Predicate::holds(const Facts& facts, const Value* event) const {
    const auto each = [&](const Predicate& predicate) { return predicate.holds(facts, event); };
    if (const auto* constant = std::get_if<bool>(&test_)) return *constant;
    if (const auto* all = std::get_if<AllOf>(&test_))
        return std::all_of(all->of.begin(), all->of.end(), each);
    if (const auto* any = std::get_if<AnyOf>(&test_))
        return std::any_of(any->of.begin(), any->of.end(), each);
    if (const auto* none = std::get_if<NotOf>(&test_)) return !each(*none->of);
    if (const auto* field = std::get_if<Field>(&test_)) return fieldHolds(*field, facts, event);
    if (const auto* past = std::get_if<Past>(&test_)) return pastHolds(*past, facts);
    return std::get<Segment>(test_)->holds(facts, nullptr);
}

bool Matcher::matches(std::optional<EventNameId> name, const Value& event, const Facts& facts) const {
    return name && std::any_of(any_.begin(), any_.end(), [&](const One& one) {
        return one.id == *name && (!one.where || one.where->holds(facts, &event));
    });
}

bool Matcher::names(std::optional<EventNameId> name) const {
    return name && std::any_of(any_.begin(), any_.end(), [&](const One& one) { return one.id == *name; });
}

}  // namespace rehearsal::condition
