#pragma once

#include <vector>

#include "design/flow_graph.h"

namespace rehearsal::design {

/// What an edge is to the layout.
enum class EdgeRole {
    Arm,   ///< The only way to its target, which stands right beneath.
    Join,  ///< One of several ways to its target.
    Back,  ///< To a step that every way to its source passes.
    End,   ///< Ends in a marker.
};

/// The order in which a graph is read: which steps come before which, and which every way to a step passes.
struct FlowOrder {
    std::vector<int> order;       ///< Vertices, each after all that lead to it; roots' parts one by one.
    std::vector<int> roots;       ///< The entry, then the first steps of parts that nothing leads to.
    std::vector<int> dominator;   ///< The nearest vertex that every way to this one passes; -1 for roots.
    std::vector<EdgeRole> roles;  ///< For each edge.
    std::vector<std::vector<int>> joins;  ///< For each vertex, the joins it dominates most nearly, in order.
};

/// Reads a graph from its entry on.
FlowOrder readOrder(const FlowGraph& graph);

}  // namespace rehearsal::design
