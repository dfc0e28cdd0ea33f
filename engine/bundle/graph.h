#pragma once

#include <cstddef>
#include <vector>

namespace rehearsal::bundle {

/// For each point of a directed graph, the points its edges lead to.
using Graph = std::vector<std::vector<std::size_t>>;

/// Circles of a graph, as the points along each; every part of the graph that has a circle shows at least
/// one.
std::vector<std::vector<std::size_t>> circles(const Graph& graph);

/// Which points can be reached from `start`, itself included.
std::vector<bool> reachable(const Graph& graph, std::size_t start);

/// The number of points on the longest path of a graph without circles.
std::size_t longestPath(const Graph& graph);

}  // namespace rehearsal::bundle
