#pragma once

#include <string>

#include "lint/subject.h"

namespace rehearsal::lint {

/// Why nobody who gets somewhere fits a condition, in the order in which it is the simplest reason: the
/// condition itself, what is asked before it in the same place, what was asked on the way. Ends a sentence:
/// `…, because`.
std::string whyNever(const Subject& subject, const FormulaPtr& condition,
                     const std::vector<FormulaPtr>& before, const std::vector<std::string>& names,
                     const std::vector<Knowledge>& ways);

/// What was asked on every one of these ways and leaves nobody who fits; empty where it is not one thing.
std::string whyOnTheWay(const Subject& subject, const FormulaPtr& condition,
                        const std::vector<Knowledge>& ways);

}  // namespace rehearsal::lint
