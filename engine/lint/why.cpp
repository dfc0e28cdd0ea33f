#include "lint/why.h"

#include <fmt/format.h>

#include <algorithm>

namespace rehearsal::lint {
namespace {

bool fits(const Variables& variables, std::vector<Goal> goals) {
    return isPossible(variables, Knowledge(), goals);
}

std::string originText(const Subject& subject, const Origin& origin) {
    switch (origin.kind) {
        case Origin::Kind::Trigger:
            return "the trigger lets nobody in for whom it holds";
        case Origin::Kind::Entry:
            return "the entry filter lets nobody in for whom it holds";
        case Origin::Kind::Exit:
            return fmt::format("exit {} ends the journey of everybody for whom it holds", origin.index + 1);
        case Origin::Kind::Case:
            break;
    }
    return fmt::format("{} sends everybody for whom it holds another way", subject.name(origin.node));
}

}  // namespace

std::string whyOnTheWay(const Subject& subject, const FormulaPtr& condition,
                        const std::vector<Knowledge>& ways) {
    const Variables& variables = subject.ways.variables();
    std::string reason;
    for (const Knowledge& way : ways) {
        const auto& held = way.held();
        const auto cause = std::find_if(held.begin(), held.end(), [&](const Held& each) {
            return !fits(variables, {{condition, true}, {each.formula, each.holds}});
        });
        if (cause == held.end()) return {};
        const std::string text = originText(subject, cause->origin);
        if (!reason.empty() && reason != text) return {};
        reason = text;
    }
    return reason;
}

std::string whyNever(const Subject& subject, const FormulaPtr& condition,
                     const std::vector<FormulaPtr>& before, const std::vector<std::string>& names,
                     const std::vector<Knowledge>& ways) {
    const Variables& variables = subject.ways.variables();
    if (!fits(variables, {{condition, true}})) return "its condition holds for nobody";
    std::vector<Goal> all{{condition, true}};
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!fits(variables, {{condition, true}, {before[i], false}}))
            return fmt::format("{} comes before it and takes everybody for whom it holds", names[i]);
        all.push_back({before[i], false});
    }
    if (!fits(variables, all)) return "what comes before it takes everybody for whom it holds";
    const std::string cause = whyOnTheWay(subject, condition, ways);
    return cause.empty() ? "nobody for whom it holds gets here" : cause;
}

}  // namespace rehearsal::lint
