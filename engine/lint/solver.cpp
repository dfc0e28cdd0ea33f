#include "lint/solver.h"

#include <algorithm>
#include <set>

#include "base/limits.h"

namespace rehearsal::lint {
namespace {

using Kind = Formula::Kind;

/// `goal` without the `not`s around it.
Goal plain(Goal goal) {
    while (goal.formula->kind == Kind::Not) goal = {goal.formula->of.front(), !goal.holds};
    return goal;
}

/// Whether every part of a group must come true; else one of them is enough.
bool needsEach(const Goal& goal) {
    return (goal.formula->kind == Kind::All) == goal.holds;
}

bool isGroup(const Goal& goal) {
    return goal.formula->kind == Kind::All || goal.formula->kind == Kind::Any;
}

/// A search for a contradiction, bounded.
class Search {
  public:
    explicit Search(const Variables& variables) : variables_(variables) {}

    bool holds(Knowledge knowledge, std::vector<Goal> goals) {
        std::vector<Goal> choices;
        while (!goals.empty()) {
            if (++steps_ > limits::kAdviceSteps) return true;
            const Goal goal = plain(goals.back());
            goals.pop_back();
            if (!take(knowledge, goal, goals, choices)) return false;
        }
        if (choices.empty()) return true;
        const Goal choice = choices.front();
        choices.erase(choices.begin());
        for (const FormulaPtr& part : choice.formula->of) {
            std::vector<Goal> next(choices.rbegin(), choices.rend());
            next.push_back({part, choice.holds});
            if (holds(knowledge, std::move(next))) return true;
        }
        return false;
    }

  private:
    bool take(Knowledge& knowledge, const Goal& goal, std::vector<Goal>& goals, std::vector<Goal>& choices) {
        if (goal.formula->kind == Kind::Constant) return goal.formula->value == goal.holds;
        if (isGroup(goal)) {
            if (!needsEach(goal)) {
                choices.push_back(goal);
            } else {
                for (const FormulaPtr& part : goal.formula->of) goals.push_back({part, goal.holds});
            }
            return true;
        }
        const Domain& domain = goal.formula->domain;
        return knowledge.restrict(variables_, goal.formula->variable,
                                  goal.holds ? domain : domain.complement());
    }

    const Variables& variables_;
    std::size_t steps_ = 0;
};

/// The formulas known to hold that are about what the goals are about, directly or through each other.
std::vector<Goal> relevant(const Variables& variables, const std::vector<Held>& held,
                           const std::vector<Goal>& goals) {
    std::set<int> about;
    const auto note = [&](const FormulaPtr& formula) {
        for (const int variable : formula->variables) {
            const Variable& known = variables[variable];
            about.insert(variable);
            if (known.field >= 0) about.insert(known.field);
            about.insert(known.about.begin(), known.about.end());
            about.insert(known.atMost.begin(), known.atMost.end());
            about.insert(known.atLeast.begin(), known.atLeast.end());
            for (const auto& implied : known.implied) about.insert(implied.first);
        }
    };
    for (const Goal& goal : goals) note(goal.formula);
    std::vector<Goal> out;
    std::vector<bool> taken(held.size(), false);
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < held.size(); ++i) {
            const Goal goal = plain({held[i].formula, held[i].holds});
            if (taken[i] || !isGroup(goal) || needsEach(goal)) continue;
            const auto& variablesOf = goal.formula->variables;
            if (std::none_of(variablesOf.begin(), variablesOf.end(),
                             [&](int id) { return about.contains(id); }))
                continue;
            taken[i] = grew = true;
            out.push_back(goal);
            note(goal.formula);
        }
    }
    return out;
}

/// Takes a formula into the knowledge: tests into what is known of their variables, and all as it stands.
bool keep(const Variables& variables, Knowledge& knowledge, const Goal& source, const Origin& origin) {
    const Goal goal = plain(source);
    if (goal.formula->kind == Kind::Constant) return goal.formula->value == goal.holds;
    if (isGroup(goal) && needsEach(goal)) {
        return std::all_of(goal.formula->of.begin(), goal.formula->of.end(), [&](const FormulaPtr& part) {
            return keep(variables, knowledge, {part, goal.holds}, origin);
        });
    }
    knowledge.hold({goal.formula, goal.holds, origin});
    if (isGroup(goal)) return true;
    const Domain& domain = goal.formula->domain;
    return knowledge.restrict(variables, goal.formula->variable, goal.holds ? domain : domain.complement());
}

}  // namespace

bool isPossible(const Variables& variables, const Knowledge& knowledge, const std::vector<Goal>& goals) {
    std::vector<Goal> all = relevant(variables, knowledge.held(), goals);
    all.insert(all.end(), goals.begin(), goals.end());  // Taken from the end: the goals first.
    return Search(variables).holds(knowledge, std::move(all));
}

bool learn(const Variables& variables, Knowledge& knowledge, const Goal& goal, const Origin& origin) {
    return isPossible(variables, knowledge, {goal}) && keep(variables, knowledge, goal, origin);
}

}  // namespace rehearsal::lint
