#pragma once

#include <memory>
#include <vector>

#include "lint/variables.h"

namespace rehearsal::lint {

struct Formula;
using FormulaPtr = std::shared_ptr<const Formula>;

/// A condition with its segments in place, over variables.
struct Formula {
    enum class Kind { Constant, Test, All, Any, Not };
    Kind kind = Kind::Constant;
    bool value = true;           ///< Of a constant.
    int variable = -1;           ///< Of a test: it holds where this…
    Domain domain;               ///< …is in here, and nowhere else.
    std::vector<FormulaPtr> of;  ///< Of All and Any; one of Not.
    std::vector<int> variables;  ///< All that it is about, sorted.
    Changes changes = 0;         ///< What may change its answer.
};

FormulaPtr constant(bool value);
FormulaPtr test(const Variables& variables, int variable, Domain domain);
FormulaPtr group(Formula::Kind kind, std::vector<FormulaPtr> of);

}  // namespace rehearsal::lint
