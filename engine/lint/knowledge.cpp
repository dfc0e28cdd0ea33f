#include "lint/knowledge.h"

#include <algorithm>

#include "base/limits.h"
#include "condition/comparison.h"

namespace rehearsal::lint {
namespace {

using Kind = Variable::Kind;

/// The same values as texts in lower case.
Domain foldedOf(const Domain& field) {
    Domain out = field;
    const auto points = field.texts.points();
    out.texts = Ranges<std::string>();
    if (!points) out.texts = Ranges<std::string>::all();
    for (const std::string& text : points.value_or(std::vector<std::string>()))
        out.texts = out.texts.united(Ranges<std::string>::point(lowered(text)));
    return out;
}

/// Leaves out of a list of texts those for which `keep` says no; of endless ones nothing.
Domain withTexts(const Domain& field, const std::function<bool(const std::string&)>& keep) {
    Domain out = field;
    out.texts = field.texts.filtered(
        [&](const Ranges<std::string>::Range& range) { return !range.isPoint() || keep(range.from.value); });
    return out;
}

}  // namespace

std::vector<Knowledge::Known>::iterator Knowledge::place(int variable) {
    return std::partition_point(known_.begin(), known_.end(),
                                [&](const Known& known) { return known.variable < variable; });
}

const Domain* Knowledge::find(int variable) const {
    const auto found = const_cast<Knowledge*>(this)->place(variable);
    return found != known_.end() && found->variable == variable ? found->domain.get() : nullptr;
}

const Domain& Knowledge::of(const Variables& variables, int variable) const {
    const Domain* known = find(variable);
    return known ? *known : variables[variable].base;
}

void Knowledge::set(int variable, Domain domain) {
    auto shared = std::make_shared<const Domain>(std::move(domain));
    const auto at = place(variable);
    if (at != known_.end() && at->variable == variable) {
        at->domain = std::move(shared);
    } else {
        known_.insert(at, {variable, std::move(shared)});
    }
}

bool Knowledge::restrict(const Variables& variables, int variable, const Domain& domain) {
    const Domain& former = of(variables, variable);
    Domain now = former.met(domain);
    if (variables[variable].whole) now.numbers = wholeNumbers(now.numbers);
    if (now.empty()) return false;
    if (now == former) return true;
    set(variable, std::move(now));
    return spread(variables, variable);
}

bool Knowledge::spread(const Variables& variables, int variable) {
    const Variable& about = variables[variable];
    const Domain now = of(variables, variable);
    switch (about.kind) {
        case Kind::Field:
            return spreadField(variables, variable);
        case Kind::Count:
            return spreadCount(variables, variable);
        case Kind::Test:
            return spreadTest(variables, variable);
        case Kind::Age:
            return now.missing ||
                   restrict(variables, about.field, Domain::ofTexts(Ranges<std::string>::all()));
        case Kind::Folded:
            break;
    }
    Domain field = now;
    field.texts = now.texts.empty() ? Ranges<std::string>() : Ranges<std::string>::all();
    const Domain fitting = withTexts(of(variables, about.field), [&](const std::string& text) {
        return !now.texts.intersected(Ranges<std::string>::point(lowered(text))).empty();
    });
    return restrict(variables, about.field, field.met(fitting));
}

bool Knowledge::spreadField(const Variables& variables, int field) {
    for (const int other : variables[field].about) {
        const Variable& about = variables[other];
        const Domain now = of(variables, field);
        if (about.kind == Kind::Folded && !restrict(variables, other, foldedOf(now))) return false;
        if (about.kind == Kind::Age && now.texts.empty() &&
            !restrict(variables, other, Domain::onlyMissing())) {
            return false;
        }
        if (about.kind == Kind::Test && find(other) && !spreadTest(variables, other)) return false;
    }
    return true;
}

bool Knowledge::spreadTest(const Variables& variables, int id) {
    const Variable& about = variables[id];
    const Domain now = of(variables, id);
    if (now.yes == now.no) return true;
    if (now.yes) {
        for (const auto& [variable, domain] : about.implied) {
            if (!restrict(variables, variable, domain)) return false;
        }
    }
    if (about.field < 0) return true;
    const Domain fitting = withTexts(of(variables, about.field), [&](const std::string& text) {
        return condition::compare(std::string_view(text), about.op, about.operand, about.ignoreCase) ==
               now.yes;
    });
    return restrict(variables, about.field, fitting);
}

bool Knowledge::spreadCount(const Variables& variables, int id) {
    const Domain now = of(variables, id);
    if (now.numbers.empty()) return false;
    const auto& first = now.numbers.list().front().from;
    const auto& last = now.numbers.list().back().to;
    const Variable& about = variables[id];
    for (const int more : about.atMost) {
        const auto bound = Ranges<double>::above(first.value, !first.after);
        if (first.end == 0 && !restrict(variables, more, Domain::ofNumbers(bound))) return false;
    }
    for (const int fewer : about.atLeast) {
        const auto bound = Ranges<double>::below(last.value, last.after);
        if (last.end == 0 && !restrict(variables, fewer, Domain::ofNumbers(bound))) return false;
    }
    return true;
}

void Knowledge::forget(const std::function<bool(int variable)>& concerned) {
    std::erase_if(known_, [&](const Known& known) { return concerned(known.variable); });
    std::erase_if(held_, [&](const Held& held) {
        return std::any_of(held.formula->variables.begin(), held.formula->variables.end(), concerned);
    });
}

void Knowledge::forgetChanged(const Variables& variables, Changes changes) {
    std::vector<Known> kept;
    kept.reserve(known_.size());
    for (Known& known : known_) {
        const Variable& about = variables[known.variable];
        if ((about.changes & changes) == 0) {
            kept.push_back(std::move(known));
            continue;
        }
        if (!about.grows || known.domain->missing || known.domain->numbers.empty()) continue;
        const auto& from = known.domain->numbers.list().front().from;
        if (from.end != 0) continue;
        const auto bound = Domain::ofNumbers(Ranges<double>::above(from.value, !from.after));
        kept.push_back({known.variable, std::make_shared<const Domain>(bound)});
    }
    known_ = std::move(kept);
    std::erase_if(held_, [&](const Held& held) { return (held.formula->changes & changes) != 0; });
}

void Knowledge::hold(Held held) {
    const auto same = [&](const Held& other) {
        return other.formula == held.formula && other.holds == held.holds;
    };
    if (std::any_of(held_.begin(), held_.end(), same)) return;
    if (held_.size() >= limits::kAdviceFormulas) held_.erase(held_.begin());
    held_.push_back(std::move(held));
}

namespace {

std::vector<Held> common(const std::vector<Held>& a, const std::vector<Held>& b) {
    std::vector<Held> out;
    std::copy_if(a.begin(), a.end(), std::back_inserter(out), [&](const Held& held) {
        return std::any_of(b.begin(), b.end(), [&](const Held& other) {
            return other.formula == held.formula && other.holds == held.holds;
        });
    });
    return out;
}

}  // namespace

Knowledge Knowledge::joined(const Variables& variables, const Knowledge& a, const Knowledge& b) {
    Knowledge out;
    for (const Known& known : a.known_) {
        const Domain* other = b.find(known.variable);
        if (!other) continue;
        Domain both = known.domain->joined(*other);
        both.numbers.coarsen(limits::kAdviceRanges);
        both.texts.coarsen(limits::kAdviceRanges);
        if (both == variables[known.variable].base) continue;
        out.known_.push_back({known.variable, std::make_shared<const Domain>(std::move(both))});
    }
    out.held_ = common(a.held_, b.held_);
    out.sinceEntry = std::min(a.sinceEntry, b.sinceEntry);
    return out;
}

Knowledge Knowledge::agreed(const Knowledge& a, const Knowledge& b) {
    Knowledge out;
    for (const Known& known : a.known_) {
        const Domain* other = b.find(known.variable);
        if (other && *other == *known.domain) out.known_.push_back(known);
    }
    out.held_ = common(a.held_, b.held_);
    if (a.sinceEntry == b.sinceEntry) out.sinceEntry = a.sinceEntry;
    return out;
}

bool Knowledge::operator==(const Knowledge& other) const {
    const auto sameKnown = [](const Known& a, const Known& b) {
        return a.variable == b.variable && (a.domain == b.domain || *a.domain == *b.domain);
    };
    const auto sameHeld = [](const Held& a, const Held& b) {
        return a.formula == b.formula && a.holds == b.holds;
    };
    return sinceEntry == other.sinceEntry &&
           std::equal(known_.begin(), known_.end(), other.known_.begin(), other.known_.end(), sameKnown) &&
           std::equal(held_.begin(), held_.end(), other.held_.begin(), other.held_.end(), sameHeld);
}

}  // namespace rehearsal::lint
