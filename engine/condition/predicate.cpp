#include "condition/predicate.h"

#include <algorithm>

#include "condition/comparison.h"

namespace rehearsal::condition {

using base::ValueView;
using bundle::Op;

ValueView valueOf(const FieldPath& path, const Facts& facts, const EventView* event) {
    if (path.root != Root::Event) return facts.value(path);
    return event ? follow(*event, path.rest, facts) : ValueView();
}

bool Predicate::fieldHolds(const Field& test, const Facts& facts, const EventView* event) {
    const ValueView field = valueOf(test.path, facts, event);
    if (test.op == Op::Exists) return !field.isNull();
    if (test.op == Op::Missing) return field.isNull();
    if (test.op == Op::Within || test.op == Op::OlderThan) {
        const auto instant = field.isString() ? base::parseInstant(field.string()) : std::nullopt;
        if (!instant) return false;
        const base::Instant start = facts.now() - test.duration;
        return test.op == Op::OlderThan ? *instant <= start : *instant > start && *instant <= facts.now();
    }
    const ValueView operand =
        test.reference ? valueOf(*test.reference, facts, event) : ValueView(test.literal);
    return compare(field, test.op, operand, test.ignoreCase);
}

namespace {

/// Counts the past events that a `did` is about, until they decide.
class Counter : public PastVisitor {
  public:
    Counter(const Predicate* where, const Facts& facts, std::int64_t enough)
        : where_(where), facts_(facts), enough_(enough) {}

    bool visit(const EventView& event) override {
        if (!where_ || where_->holds(facts_, &event)) ++count_;
        return count_ < enough_;
    }
    std::int64_t count() const { return count_; }

  private:
    const Predicate* where_;
    const Facts& facts_;
    std::int64_t enough_;
    std::int64_t count_ = 0;
};

}  // namespace

bool Predicate::pastHolds(const Past& test, const Facts& facts) {
    const std::int64_t enough = test.atMost ? std::max(*test.atMost + 1, test.atLeast) : test.atLeast;
    Counter counter(test.where.get(), facts, enough);
    if (enough > 0) facts.past(test.query, counter);
    return counter.count() >= test.atLeast && (!test.atMost || counter.count() <= *test.atMost);
}

bool Predicate::holds(const Facts& facts, const EventView* event) const {
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

bool Predicate::isOfEventAlone() const {
    const auto each = [](const Predicate& predicate) { return predicate.isOfEventAlone(); };
    if (std::holds_alternative<bool>(test_)) return true;
    if (const auto* all = std::get_if<AllOf>(&test_))
        return std::all_of(all->of.begin(), all->of.end(), each);
    if (const auto* any = std::get_if<AnyOf>(&test_))
        return std::all_of(any->of.begin(), any->of.end(), each);
    if (const auto* none = std::get_if<NotOf>(&test_)) return each(*none->of);
    const auto* field = std::get_if<Field>(&test_);
    return field && field->path.root == Root::Event && field->op != Op::Within &&
           field->op != Op::OlderThan && (!field->reference || field->reference->root == Root::Event);
}

bool Matcher::matches(std::optional<EventNameId> name, const EventView& event, const Facts& facts) const {
    return name && std::any_of(any_.begin(), any_.end(), [&](const One& one) {
               return one.id == *name && (!one.where || one.where->holds(facts, &event));
           });
}

bool Matcher::names(std::optional<EventNameId> name) const {
    return name && std::any_of(any_.begin(), any_.end(), [&](const One& one) { return one.id == *name; });
}

bool Matcher::isOfEventAlone() const {
    return std::all_of(any_.begin(), any_.end(),
                       [](const One& one) { return !one.where || one.where->isOfEventAlone(); });
}

}  // namespace rehearsal::condition
