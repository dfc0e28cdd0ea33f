#include "lint/compiler.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/condition_text.h"

namespace rehearsal::lint {

using base::Value;
using bundle::Op;

namespace {

constexpr double kLargestCount = 9007199254740992.0;

/// A field test about other paths, `event` and what is not there yet given their names.
bundle::Path rooted(bundle::Path path, const Standpoint& standpoint) {
    if (path.steps.empty()) return path;
    if (path.steps.front() == "event") path.steps.front() = standpoint.event;
    if (path.steps.front() == "journey" && !standpoint.inJourney) path.steps.front() = "journey@entry";
    return path;
}

FormulaPtr inverse(FormulaPtr formula) {
    return group(Formula::Kind::Not, {std::move(formula)});
}

Domain numbersOrTexts() {
    Domain out;
    out.numbers = Ranges<double>::all();
    out.texts = Ranges<std::string>::all();
    return out;
}

Domain textsOrLists() {
    Domain out = Domain::lists();
    out.texts = Ranges<std::string>::all();
    return out;
}

Domain allTexts() {
    return Domain::ofTexts(Ranges<std::string>::all());
}

/// The values that stand in an order to a literal: `< 5`, `>= "2026-03-09"`.
template <class T>
Ranges<T> ordered(Op op, const T& value) {
    const bool inclusive = op == Op::LessEqual || op == Op::GreaterEqual;
    const bool less = op == Op::Less || op == Op::LessEqual;
    return less ? Ranges<T>::below(value, inclusive) : Ranges<T>::above(value, inclusive);
}

Value lowered(const Value& value) {
    if (value.isString()) return lint::lowered(value.string());
    if (!value.isArray()) return value;
    Value::Array out;
    for (const Value& item : value.array())
        out.push_back(item.isString() ? Value(lint::lowered(item.string())) : item);
    return out;
}

}  // namespace

/// One overload for each kind of condition.
struct Compiler::Build {
    Compiler& compiler;
    const Standpoint& standpoint;

    FormulaPtr list(Formula::Kind kind, const std::vector<bundle::Condition>& of) const {
        std::vector<FormulaPtr> parts;
        for (const bundle::Condition& each : of) parts.push_back(compiler.compile(each, standpoint));
        return group(kind, std::move(parts));
    }
    FormulaPtr operator()(const bundle::Constant& value) const { return constant(value.value); }
    FormulaPtr operator()(const bundle::All& all) const { return list(Formula::Kind::All, all.of); }
    FormulaPtr operator()(const bundle::Any& any) const { return list(Formula::Kind::Any, any.of); }
    FormulaPtr operator()(const bundle::Not& none) const {
        return none.of ? inverse(compiler.compile(*none.of, standpoint)) : constant(true);
    }
    FormulaPtr operator()(const bundle::SegmentRef& segment) const { return compiler.segment(segment.id); }
    FormulaPtr operator()(const bundle::FieldTest& test) const {
        return compiler.fieldTest(test, standpoint);
    }
    FormulaPtr operator()(const bundle::Did& did) const { return compiler.countTest(did, standpoint); }
};

FormulaPtr Compiler::compile(const bundle::Condition& condition, const Standpoint& standpoint) {
    return std::visit(Build{*this, standpoint}, condition.test);
}

FormulaPtr Compiler::segment(const std::string& id) {
    if (const auto known = segments_.find(id); known != segments_.end()) return known->second;
    // Known before its content: the bundle's reader refuses circles, but no hang here.
    const int unknown = variables_.intern("segment " + id, [] {
        Variable out;
        out.kind = Variable::Kind::Test;
        out.base = Domain::boolean(true).joined(Domain::boolean(false));
        out.changes = kByProfile | kByZone | kByViews | kByHistory | kBySending | kByTime;
        return out;
    });
    segments_[id] = test(variables_, unknown, Domain::boolean(true));
    if (!surroundings_.segments) return segments_[id];
    for (const auto& [name, condition] : *surroundings_.segments) {
        if (name == id) segments_[id] = compile(condition, {"nothing", false});
    }
    return segments_[id];
}

int Compiler::field(const bundle::Path& path, const Standpoint& standpoint) {
    const bundle::Path own = rooted(path, standpoint);
    return variables_.intern("field " + textOf(own), [&] { return makeField(own); });
}

Domain Compiler::viewDomain(const bundle::Path& path, bool& whole) const {
    if (!surroundings_.views || path.steps.size() < 2) return Domain::anything();
    const auto& views = *surroundings_.views;
    const auto view = std::find_if(views.begin(), views.end(),
                                   [&](const bundle::View& each) { return each.id == path.steps[1]; });
    if (view == views.end()) return Domain::anything();
    const auto* recent = std::get_if<bundle::RecentView>(&view->kind);
    const bool isList = recent || std::holds_alternative<bundle::ListView>(view->kind);
    const bool isNumber = std::holds_alternative<bundle::CountView>(view->kind) ||
                          std::holds_alternative<bundle::SumView>(view->kind);
    const auto fromZero = Ranges<double>::above(0, true);
    if (path.steps.size() == 2) {
        whole = std::holds_alternative<bundle::CountView>(view->kind);
        if (isNumber) return Domain::ofNumbers(whole ? fromZero : Ranges<double>::all());
        return isList ? Domain::lists() : Domain::lists().joined(Domain::onlyMissing());
    }
    if (path.steps.size() == 3 && path.steps[2] == "size" && isList) {
        whole = true;
        if (!recent || std::abs(static_cast<double>(recent->max)) > kLargestCount)
            return Domain::ofNumbers(fromZero);
        const double most = static_cast<double>(std::max<std::int64_t>(recent->max, 0));
        return Domain::ofNumbers(fromZero.intersected(Ranges<double>::below(most, true)));
    }
    return Domain::anything();
}

Variable Compiler::makeField(bundle::Path path) const {
    Variable out;
    const std::string root = path.steps.empty() ? std::string() : path.steps.front();
    const std::string name = path.steps.size() == 2 ? path.steps[1] : std::string();
    if (root == "journey") {
        const bool own = name == "entered_at" || name == "campaign";
        if (!own) out.changes = kByJourney;
        if (name == "entered_at") out.base = allTexts();
        if (name == "campaign") out.base = Domain::ofTexts(Ranges<std::string>::point(campaign_.id));
    } else if (root == "journey@entry") {
        out.base = Domain::onlyMissing();
    } else if (root == "profile") {
        out.changes = kByProfile;
        if (name == "id") out.base = allTexts();
    } else if (root == "views") {
        out.changes = kByViews;
        out.base = viewDomain(path, out.whole);
    } else if (root == "now") {
        out.changes = kByTime | kByZone;
        out.base = allTexts();
        if (name == "hour") {
            out.whole = true;
            out.base = Domain::ofNumbers(
                Ranges<double>::above(0, true).intersected(Ranges<double>::below(23, true)));
        }
        if (name == "weekday") {
            Domain days;
            for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
                days = days.joined(Domain::ofTexts(Ranges<std::string>::point(day)));
            out.base = days;
        }
    } else if (name == "time") {
        out.base = allTexts().joined(Domain::onlyMissing());  // An event's own time, where there is an event.
    }
    out.path = std::move(path);
    return out;
}

int Compiler::folded(int field) {
    return variables_.intern("folded " + textOf(variables_[field].path), [&] {
        Variable out;
        out.kind = Variable::Kind::Folded;
        out.path = variables_[field].path;
        out.changes = variables_[field].changes;
        out.field = field;
        return out;
    });
}

int Compiler::age(int field) {
    return variables_.intern("age " + textOf(variables_[field].path), [&] {
        Variable out;
        out.kind = Variable::Kind::Age;
        out.path = variables_[field].path;
        out.changes = variables_[field].changes | kByTime;
        out.grows = variables_[field].changes == 0;
        out.whole = true;
        out.field = field;
        const std::string path = bundle::toString(out.path);
        const bool past = path == "journey.entered_at" || path == "trigger.time";
        out.base = Domain::ofNumbers(past ? Ranges<double>::above(0, true) : Ranges<double>::all());
        if (path != "journey.entered_at") out.base.missing = true;
        return out;
    });
}

FormulaPtr Compiler::opaque(const bundle::FieldTest& source, int field, Domain implied) {
    bundle::FieldTest named = source;
    named.field = variables_[field].path;
    const int id = variables_.intern("test " + textOf(bundle::Condition{named}), [&] {
        Variable out;
        out.kind = Variable::Kind::Test;
        out.base = Domain::boolean(true).joined(Domain::boolean(false));
        out.changes = variables_[field].changes;
        out.field = field;
        out.op = source.op;
        out.operand = source.value.literal;
        out.ignoreCase = source.ignoreCase;
        out.implied.emplace_back(field, std::move(implied));
        return out;
    });
    return test(variables_, id, Domain::boolean(true));
}

FormulaPtr Compiler::referenceTest(const bundle::FieldTest& source, int field, int other) {
    std::string left = textOf(variables_[field].path);
    std::string right = textOf(variables_[other].path);
    const bool orders = source.op == Op::Less || source.op == Op::LessEqual || source.op == Op::Greater ||
                        source.op == Op::GreaterEqual;
    const bool isText = source.op == Op::StartsWith || source.op == Op::EndsWith;
    const Domain ofField = orders                      ? numbersOrTexts()
                           : source.op == Op::Contains ? textsOrLists()
                           : isText                    ? allTexts()
                                                       : Domain::present();
    const Domain ofOther = orders                ? numbersOrTexts()
                           : source.op == Op::In ? Domain::lists()
                           : isText              ? allTexts()
                                                 : Domain::present();
    if (source.op == Op::Equal && right < left) std::swap(left, right);
    const std::string key =
        fmt::format("ref {} {} {} {}", left, static_cast<int>(source.op), right, source.ignoreCase);
    const int id = variables_.intern(key, [&] {
        Variable out;
        out.kind = Variable::Kind::Test;
        out.base = Domain::boolean(true).joined(Domain::boolean(false));
        out.changes = variables_[field].changes | variables_[other].changes;
        out.implied = {{field, ofField}, {other, ofOther}};
        return out;
    });
    return test(variables_, id, Domain::boolean(true));
}

FormulaPtr Compiler::listTest(const bundle::FieldTest& source, int variable) {
    Domain values;
    for (const Value& item : source.value.literal.array()) {
        if (item.isNull()) continue;  // Equal to nothing that is there.
        const auto one = equalTo(item);
        if (!one) return nullptr;
        values = values.joined(*one);
    }
    return test(variables_, variable, std::move(values));
}

FormulaPtr Compiler::literalTest(const bundle::FieldTest& source, int field) {
    bundle::FieldTest folding = source;
    int variable = field;
    if (source.ignoreCase) {
        folding.value.literal = lowered(source.value.literal);
        variable = folded(field);
    }
    const Value& literal = folding.value.literal;
    switch (source.op) {
        case Op::Equal: {
            auto values = equalTo(literal);
            if (values) return test(variables_, variable, std::move(*values));
            return opaque(source, field,
                          literal.isNumber() ? Domain::ofNumbers(Ranges<double>::all()) : Domain::lists());
        }
        case Op::In: {
            if (!literal.isArray()) return constant(false);
            FormulaPtr out = listTest(folding, variable);
            return out ? out : opaque(source, field, Domain::present());
        }
        case Op::Contains:
            return opaque(source, field, literal.isString() ? textsOrLists() : Domain::lists());
        case Op::StartsWith:
            if (!literal.isString()) return constant(false);
            return test(variables_, variable, Domain::ofTexts(beginningWith(literal.string())));
        case Op::EndsWith:
            return literal.isString() ? opaque(source, field, allTexts()) : constant(false);
        default:
            break;
    }
    if (literal.isString())
        return test(variables_, variable, Domain::ofTexts(ordered(source.op, literal.string())));
    if (!literal.isNumber()) return constant(false);
    if (!isExact(literal)) return opaque(source, field, Domain::ofNumbers(Ranges<double>::all()));
    return test(variables_, variable, Domain::ofNumbers(ordered(source.op, literal.real())));
}

FormulaPtr Compiler::fieldTest(const bundle::FieldTest& source, const Standpoint& standpoint) {
    const int variable = field(source.field, standpoint);
    if (source.op == Op::Missing) return test(variables_, variable, Domain::onlyMissing());
    if (source.op == Op::Exists) return test(variables_, variable, Domain::present());
    if (source.op == Op::Within || source.op == Op::OlderThan) {
        const auto length = static_cast<double>(source.duration.ms);
        const auto older = Ranges<double>::above(length, true);
        const auto within = Ranges<double>::above(0, true).intersected(older.complement());
        return test(variables_, age(variable), Domain::ofNumbers(source.op == Op::Within ? within : older));
    }
    // What is missing leaves `!=` and `not_in` true, and `=` and `in` false (S27): each is the other's
    // opposite.
    bundle::FieldTest plain = source;
    const bool opposite = source.op == Op::NotEqual || source.op == Op::NotIn;
    if (opposite) plain.op = source.op == Op::NotEqual ? Op::Equal : Op::In;
    FormulaPtr out;
    if (source.value.reference) {
        out = referenceTest(plain, variable, field(*source.value.reference, standpoint));
    } else {
        out = source.value.literal.isNull() ? constant(false) : literalTest(plain, variable);
    }
    return opposite ? inverse(out) : out;
}

int Compiler::count(const bundle::Did& did, const Standpoint& standpoint) {
    const std::string where = did.where ? textOf(*did.where) : std::string();
    const bool early = !standpoint.inJourney && where.find("\"journey\".") != std::string::npos;
    const std::string key =
        fmt::format("did {}|{}|{}|{}{}", base::toJsonText(Value(did.event)), where,
                    did.within ? std::to_string(did.within->ms) : "", did.sinceEntry, early ? "@entry" : "");
    if (const int known = variables_.find(key); known >= 0) return known;
    const FormulaPtr asked =
        did.where ? compile(*did.where, {freshEvent(), standpoint.inJourney}) : constant(true);
    return variables_.intern(key, [&] {
        Variable out;
        out.kind = Variable::Kind::Count;
        out.event = did.event;
        out.where = where + (early ? "@entry" : "");
        if (did.within) out.withinMs = did.within->ms;
        out.sinceEntry = did.sinceEntry;
        out.whole = true;
        out.grows = !did.within && asked->changes == 0;
        out.changes = asked->changes | kByHistory;
        if (did.event == "$sent") out.changes |= kBySending;
        if (did.within) out.changes |= kByTime;
        const bool never = impossible_ && impossible_(variables_, asked);
        out.base = Domain::ofNumbers(never ? Ranges<double>::point(0) : Ranges<double>::above(0, true));
        return out;
    });
}

FormulaPtr Compiler::countTest(const bundle::Did& did, const Standpoint& standpoint) {
    const int variable = count(did, standpoint);
    const bool unbounded = !did.atLeast && !did.atMost && !did.exactly;
    const auto least =
        static_cast<double>(did.exactly ? *did.exactly : did.atLeast.value_or(unbounded ? 1 : 0));
    const auto most = did.exactly ? did.exactly : did.atMost;
    Ranges<double> counts = Ranges<double>::above(least, true);
    if (most) counts = counts.intersected(Ranges<double>::below(static_cast<double>(*most), true));
    return test(variables_, variable, Domain::ofNumbers(std::move(counts)));
}

}  // namespace rehearsal::lint
