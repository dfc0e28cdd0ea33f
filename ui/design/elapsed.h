#pragma once

#include <QString>
#include <vector>

#include "bundle/campaign.h"
#include "design/flow_graph.h"

namespace rehearsal::design {

/// How long after entry a step is reached: the soonest, and whether it may be later by another way or
/// another's doing.
struct Elapsed {
    base::Duration soonest;
    bool exact = true;
    bool reached = false;  ///< False where nothing leads to the step.
};

/// For each vertex of the campaign's graph.
std::vector<Elapsed> elapsedTimes(const bundle::Campaign& campaign, const FlowGraph& graph);

/// "Day 1, +24 h 30 m"; "From day 1, +24 h 30 m" where it may be later; empty where the step is not reached.
QString elapsedText(const Elapsed& elapsed);

}  // namespace rehearsal::design
