#pragma once

#include <string>
#include <vector>

#include "bundle/campaign.h"

namespace rehearsal::design {

/// A vertex or edge as an index into the lists that have one entry for each.
inline std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// One way out of a step: where it goes, and how the document names it.
struct FlowEdge {
    static constexpr int kOpen = -1;     ///< The journey ends here.
    static constexpr int kMissing = -2;  ///< Leads to a step that does not exist.

    int from = 0;
    int to = kOpen;
    std::string label;    ///< Empty where there is just one way out.
    std::string pointer;  ///< Inside the node (`/next`, `/cases/0/next`); `/start` for the entry.
    std::string target;   ///< The id as written, also where it is missing.

    bool operator==(const FlowEdge&) const = default;
};

/// A campaign as boxes and lines: vertex 0 is the entry, vertex i is the campaign's node i - 1.
struct FlowGraph {
    std::vector<std::string> ids;       ///< The entry's is empty.
    std::vector<FlowEdge> edges;        ///< In the order of their vertices, then of the ways out.
    std::vector<std::vector<int>> out;  ///< Indices into `edges`, for each vertex.

    int size() const { return static_cast<int>(ids.size()); }
    /// The vertex of a node id, or -1.
    int indexOf(std::string_view id) const;
};

/// The boxes and lines of a campaign.
FlowGraph flowGraph(const bundle::Campaign& campaign);

}  // namespace rehearsal::design
