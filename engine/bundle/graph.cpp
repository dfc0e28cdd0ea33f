#include "bundle/graph.h"

#include <algorithm>
#include <functional>

namespace rehearsal::bundle {
namespace {

/// Walks the graph depth first without recursion: a path of 20,000 steps must not end the stack.
void walk(const Graph& graph,
          const std::function<void(const std::vector<std::size_t>& path, std::size_t to)>& onCircle,
          const std::function<void(std::size_t)>& onLeave) {
    enum class Mark : char { New, OnPath, Done };
    std::vector<Mark> marks(graph.size(), Mark::New);
    std::vector<std::size_t> nextEdge(graph.size(), 0);
    for (std::size_t root = 0; root < graph.size(); ++root) {
        if (marks[root] != Mark::New) continue;
        std::vector<std::size_t> path{root};
        marks[root] = Mark::OnPath;
        while (!path.empty()) {
            const std::size_t at = path.back();
            if (nextEdge[at] == graph[at].size()) {
                marks[at] = Mark::Done;
                onLeave(at);
                path.pop_back();
                continue;
            }
            const std::size_t to = graph[at][nextEdge[at]++];
            if (marks[to] == Mark::OnPath) onCircle(path, to);
            if (marks[to] != Mark::New) continue;
            marks[to] = Mark::OnPath;
            path.push_back(to);
        }
    }
}

}  // namespace

std::vector<std::vector<std::size_t>> circles(const Graph& graph) {
    std::vector<std::vector<std::size_t>> out;
    std::vector<bool> shown(graph.size(), false);
    const auto onCircle = [&](const std::vector<std::size_t>& path, std::size_t to) {
        if (shown[path.back()] || shown[to]) return;
        const auto begin = std::find(path.rbegin(), path.rend(), to).base() - 1;
        out.emplace_back(begin, path.end());
        for (const std::size_t point : out.back()) shown[point] = true;
    };
    walk(graph, onCircle, [](std::size_t) {});
    return out;
}

std::vector<bool> reachable(const Graph& graph, std::size_t start) {
    std::vector<bool> seen(graph.size(), false);
    std::vector<std::size_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const std::size_t to : graph[at]) {
            if (seen[to]) continue;
            seen[to] = true;
            open.push_back(to);
        }
    }
    return seen;
}

std::size_t longestPath(const Graph& graph) {
    std::vector<std::size_t> length(graph.size(), 0);
    std::size_t longest = 0;
    walk(
        graph, [](const std::vector<std::size_t>&, std::size_t) {},
        [&](std::size_t at) {
            for (const std::size_t to : graph[at]) length[at] = std::max(length[at], length[to]);
            longest = std::max(longest, ++length[at]);
        });
    return longest;
}

}  // namespace rehearsal::bundle
