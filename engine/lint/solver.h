#pragma once

#include "lint/knowledge.h"

namespace rehearsal::lint {

/// Something to be made true together with what is known.
struct Goal {
    FormulaPtr formula;
    bool holds = true;
};

/// Whether all goals may hold for somebody whom the knowledge fits. Looks for a contradiction by taking every
/// way through `any`s; where that is too much work it says yes.
bool isPossible(const Variables& variables, const Knowledge& knowledge, const std::vector<Goal>& goals);

/// Learns that a formula holds or does not. False, with the knowledge in no particular state, where that
/// cannot be.
bool learn(const Variables& variables, Knowledge& knowledge, const Goal& goal, const Origin& origin);

}  // namespace rehearsal::lint
