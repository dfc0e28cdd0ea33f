#include "lint/formula.h"

#include <algorithm>

namespace rehearsal::lint {

FormulaPtr constant(bool value) {
    auto out = std::make_shared<Formula>();
    out->value = value;
    return out;
}

FormulaPtr test(const Variables& variables, int variable, Domain domain) {
    auto out = std::make_shared<Formula>();
    out->kind = Formula::Kind::Test;
    out->variable = variable;
    out->domain = std::move(domain);
    out->variables = {variable};
    out->changes = variables[variable].changes;
    return out;
}

FormulaPtr group(Formula::Kind kind, std::vector<FormulaPtr> of) {
    auto out = std::make_shared<Formula>();
    out->kind = kind;
    for (const FormulaPtr& part : of) {
        out->variables.insert(out->variables.end(), part->variables.begin(), part->variables.end());
        out->changes |= part->changes;
    }
    std::sort(out->variables.begin(), out->variables.end());
    out->variables.erase(std::unique(out->variables.begin(), out->variables.end()), out->variables.end());
    out->of = std::move(of);
    return out;
}

}  // namespace rehearsal::lint
