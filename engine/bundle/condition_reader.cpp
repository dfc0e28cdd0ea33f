#include "bundle/condition_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"

namespace rehearsal::bundle {
namespace {

const std::vector<std::pair<std::string, Op>> kOps{{"=", Op::Equal},
                                                   {"!=", Op::NotEqual},
                                                   {"<", Op::Less},
                                                   {"<=", Op::LessEqual},
                                                   {">", Op::Greater},
                                                   {">=", Op::GreaterEqual},
                                                   {"in", Op::In},
                                                   {"not_in", Op::NotIn},
                                                   {"contains", Op::Contains},
                                                   {"starts_with", Op::StartsWith},
                                                   {"ends_with", Op::EndsWith},
                                                   {"exists", Op::Exists},
                                                   {"missing", Op::Missing},
                                                   {"within", Op::Within},
                                                   {"older_than", Op::OlderThan}};

const std::vector<std::string> kForms{"all", "any", "not", "segment", "field", "did"};

Condition never() {
    return {Constant{false}};
}

std::vector<Condition> readGroup(const Place& place, const Scope& scope) {
    std::vector<Condition> out;
    for (const Place& item : readList(place, "conditions"))
        out.push_back(readCondition(item, scope.deeper()));
    return out;
}

/// What stands beside `field` and `op`: a duration, a value, or nothing, and whether case matters.
void readOperands(ObjectReader& object, const Scope& scope, FieldTest& test, const std::string& op) {
    const bool takesDuration = test.op == Op::Within || test.op == Op::OlderThan;
    const bool takesNothing = test.op == Op::Exists || test.op == Op::Missing;
    if (takesNothing) {
        if (const auto value = object.find("value")) value->error(fmt::format("\"{}\" takes no value", op));
    } else if (const auto value = object.require("value")) {
        if (takesDuration) {
            test.duration = readDuration(*value);
        } else if (value->value->isObject()) {
            test.value = readOperand(*value, scope);
        } else {
            test.value.literal = *value->value;
            const bool ofList = test.op == Op::In || test.op == Op::NotIn;
            if (ofList && !value->value->isArray()) {
                value->warning(
                    fmt::format("\"{}\" looks into a list; in anything else nothing is found", op));
            }
        }
    }
    if (const auto ignore = object.find("ignore_case")) {
        test.ignoreCase = readBoolean(*ignore);
        const bool comparesTexts = test.op == Op::Equal || test.op == Op::NotEqual || test.op == Op::In ||
                                   test.op == Op::NotIn || test.op == Op::Contains ||
                                   test.op == Op::StartsWith || test.op == Op::EndsWith;
        if (!comparesTexts)
            ignore->error(fmt::format("\"{}\" is no test of texts and takes no \"ignore_case\"", op));
    }
}

Condition readFieldTest(const Place& place, const Scope& scope) {
    ObjectReader object(place);
    FieldTest test;
    if (const auto field = object.require("field")) test.field = readPath(*field, scope);
    const auto op = object.require("op");
    if (op) test.op = readChoice(*op, kOps);
    const bool known = op && op->value->isString() &&
                       std::any_of(kOps.begin(), kOps.end(),
                                   [&](const auto& choice) { return choice.first == op->value->string(); });
    if (known) {
        readOperands(object, scope, test, op->value->string());
    } else {
        object.allow("value");
        object.allow("ignore_case");
    }
    return {std::move(test)};
}

void readBounds(ObjectReader& object, Did& did) {
    const auto bound = [&](std::string_view key, std::optional<std::int64_t>& target) {
        if (const auto place = object.find(key)) target = readInteger(*place, 0, INT64_MAX);
    };
    bound("at_least", did.atLeast);
    bound("at_most", did.atMost);
    bound("exactly", did.exactly);
    if (did.exactly && (did.atLeast || did.atMost)) {
        object.place().error("\"exactly\" stands alone, without \"at_least\" and \"at_most\"");
    } else if (did.atLeast && did.atMost && *did.atLeast > *did.atMost) {
        object.place().error("\"at_least\" is more than \"at_most\", so this never holds");
    }
    if (!did.atLeast && !did.atMost && !did.exactly) did.atLeast = 1;
}

Condition readDid(const Place& place, const Scope& scope) {
    ObjectReader object(place);
    Did did;
    if (const auto event = object.require("did")) did.event = readEventName(*event);
    did.where = readWhere(object, scope);
    if (const auto within = object.find("within")) did.within = readDuration(*within);
    if (const auto since = object.find("since")) {
        did.sinceEntry = true;
        readWord(*since, {"entry"});
        if (!scope.sinceEntry)
            since->error("\"since\" needs a journey, and there is none here", "use \"within\"");
        if (did.within)
            since->error("A \"did\" has one of \"within\" and \"since\"", "remove one of the two");
    }
    readBounds(object, did);
    return {std::move(did)};
}

Condition readObject(const Place& place, const Scope& scope) {
    const base::Value& value = *place.value;
    if (value.find("field")) return readFieldTest(place, scope);
    if (value.find("did")) return readDid(place, scope);
    if (value.object().empty()) {
        place.error("An empty object is no condition", "one that always holds is true");
        return never();
    }
    if (std::none_of(kForms.begin(), kForms.end(),
                     [&](const std::string& form) { return value.find(form); })) {
        const base::Value::Member& first = value.object().front();
        std::string hint = base::didYouMean(first.first, kForms);
        place.member(first).error(fmt::format("No condition begins with \"{}\"", first.first),
                                  hint.empty() ? "there are all, any, not, segment, field and did" : hint);
        return never();
    }
    ObjectReader object(place);
    if (const auto all = object.find("all")) return {All{readGroup(*all, scope)}};
    if (const auto any = object.find("any")) return {Any{readGroup(*any, scope)}};
    if (const auto inner = object.find("not")) {
        return {Not{std::make_shared<const Condition>(readCondition(*inner, scope.deeper()))}};
    }
    const auto segment = object.find("segment");
    std::string id = readId(*segment, "segment");
    if (!scope.segments) segment->error("A view sees its event and the profile, but no segments");
    if (isId(id)) segment->refer(ReferenceKind::Segment, id);
    return {SegmentRef{std::move(id)}};
}

EventMatch::One readOneEvent(const Place& place, const Scope& scope) {
    EventMatch::One one;
    if (!place.value->isObject()) {
        one.event = readEventName(place);
        return one;
    }
    ObjectReader object(place);
    if (const auto event = object.require("event")) one.event = readEventName(*event);
    one.where = readWhere(object, scope);
    return one;
}

}  // namespace

Condition readCondition(const Place& place, const Scope& scope) {
    if (scope.depth > limits::kConditionNesting) {
        place.error(fmt::format("Conditions nest more than {} levels deep", limits::kConditionNesting),
                    "name a part of it in segments.json");
        return never();
    }
    if (place.value->isBoolean()) return {Constant{place.value->boolean()}};
    if (place.value->isObject()) return readObject(place, scope);
    place.expected("a condition",
                   "such as {\"field\": \"profile.country\", \"op\": \"=\", \"value\": \"FR\"}");
    return never();
}

std::shared_ptr<const Condition> readWhere(ObjectReader& object, const Scope& scope) {
    const auto where = object.find("where");
    if (!where) return nullptr;
    return std::make_shared<const Condition>(readCondition(*where, scope.withEvent().deeper()));
}

std::string readEventName(const Place& place) {
    std::string name = readNonEmpty(place, "the name of an event");
    const std::vector<std::string> calls{"$identify", "$page", "$screen", "$group", "$alias", "$sent"};
    if (!name.starts_with('$')) {
        if (!name.empty()) place.refer(ReferenceKind::Event, name);
        return name;
    }
    if (std::find(calls.begin(), calls.end(), name) == calls.end()) {
        std::string hint = base::didYouMean(name, calls);
        place.error(
            fmt::format("There is no event \"{}\"; names that begin with $ are the program's own", name),
            hint.empty() ? "there are $identify, $page, $screen, $group, $alias and $sent" : hint);
    }
    return name;
}

EventMatch readEventMatch(const Place& place, const Scope& scope) {
    EventMatch match;
    if (!place.value->isArray()) {
        match.any.push_back(readOneEvent(place, scope));
        return match;
    }
    if (place.value->array().empty()) place.error("An empty list of events matches nothing", "name an event");
    for (const Place& item : readList(place, "events")) match.any.push_back(readOneEvent(item, scope));
    return match;
}

}  // namespace rehearsal::bundle
