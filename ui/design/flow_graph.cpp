#include "design/flow_graph.h"

#include <algorithm>
#include <unordered_map>

namespace rehearsal::design {

int FlowGraph::indexOf(std::string_view id) const {
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

FlowGraph flowGraph(const bundle::Campaign& campaign) {
    FlowGraph graph;
    graph.ids.reserve(campaign.nodes.size() + 1);
    graph.ids.emplace_back();
    std::unordered_map<std::string_view, int> index;
    for (const bundle::Node& node : campaign.nodes) {
        index.emplace(node.id, graph.size());
        graph.ids.push_back(node.id);
    }
    graph.out.resize(graph.ids.size());
    const auto add = [&](int from, std::string label, std::string pointer, const bundle::Next& target) {
        FlowEdge edge{from, FlowEdge::kOpen, std::move(label), std::move(pointer), target.value_or("")};
        if (target) {
            const auto found = index.find(*target);
            edge.to = found == index.end() ? FlowEdge::kMissing : found->second;
        }
        graph.out[static_cast<std::size_t>(from)].push_back(static_cast<int>(graph.edges.size()));
        graph.edges.push_back(std::move(edge));
    };
    add(0, {}, "/start", campaign.start);
    for (int i = 1; i < graph.size(); ++i) {
        for (bundle::OutgoingEdge& edge : outgoingEdges(campaign.nodes[static_cast<std::size_t>(i - 1)])) {
            add(i, std::move(edge.label), std::move(edge.pointer), edge.target);
        }
    }
    return graph;
}

}  // namespace rehearsal::design
