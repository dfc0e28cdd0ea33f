#pragma once

#include <string>
#include <vector>

#include "design/flow_graph.h"

namespace rehearsal::test {

/// A graph from each vertex's targets: `{{1}, {2, -1}, {}}`; -1 ends the journey. Vertex 0 is the entry.
inline design::FlowGraph graphOf(const std::vector<std::vector<int>>& targets) {
    design::FlowGraph graph;
    graph.out.resize(targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
        graph.ids.push_back(i == 0 ? std::string() : "n" + std::to_string(i));
        for (std::size_t j = 0; j < targets[i].size(); ++j) {
            graph.out[i].push_back(static_cast<int>(graph.edges.size()));
            graph.edges.push_back({static_cast<int>(i),
                                   targets[i][j],
                                   targets[i].size() > 1 ? "way" : "",
                                   "/ways/" + std::to_string(j),
                                   {}});
        }
    }
    return graph;
}

}  // namespace rehearsal::test
