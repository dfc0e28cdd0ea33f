#include <fmt/format.h>

#include <unordered_map>

#include "base/json_pointer.h"
#include "bundle/campaign_reader.h"
#include "bundle/graph.h"

namespace rehearsal::bundle {
namespace {

/// Whether time certainly passes here, so that a circle through it cannot turn without end at one instant.
bool letsTimePass(const Node& node) {
    const auto* wait = std::get_if<Wait>(&node.step);
    if (!wait) return false;
    if (const auto* length = std::get_if<WaitFor>(&wait->kind)) return length->duration >= base::minutes(1);
    return std::holds_alternative<WaitUntil>(wait->kind);
}

std::string showCircle(const Campaign& campaign, const std::vector<std::size_t>& circle) {
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < circle.size() && i < kShown; ++i)
        text += campaign.nodes[circle[i]].id + " → ";
    if (circle.size() > kShown) text += "… → ";
    return text + campaign.nodes[circle.front()].id;
}

}  // namespace

void checkFlow(const Campaign& campaign, Findings& findings) {
    std::unordered_map<std::string_view, std::size_t> indices;
    for (std::size_t i = 0; i < campaign.nodes.size(); ++i) indices.emplace(campaign.nodes[i].id, i);
    Graph all(campaign.nodes.size());
    Graph atOnce(campaign.nodes.size());
    for (std::size_t i = 0; i < campaign.nodes.size(); ++i) {
        for (const OutgoingEdge& edge : outgoingEdges(campaign.nodes[i])) {
            if (!edge.target) continue;
            const auto found = indices.find(*edge.target);
            if (found == indices.end()) continue;
            all[i].push_back(found->second);
            if (!letsTimePass(campaign.nodes[i])) atOnce[i].push_back(found->second);
        }
    }
    for (const auto& circle : circles(atOnce)) {
        findings.error(base::childPointer("/nodes", campaign.nodes[circle.front()].id),
                       "This circle has no wait that lets time pass: " + showCircle(campaign, circle),
                       "put a wait with \"until\", or with \"for\" of at least 1m, into it");
    }
    const auto start = campaign.start ? indices.find(*campaign.start) : indices.end();
    const std::vector<bool> reached =
        start == indices.end() ? std::vector<bool>(all.size(), false) : reachable(all, start->second);
    // Where the start is unknown that has been said; then nothing is reached, and saying so would be noise.
    if (campaign.start && start == indices.end()) return;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (reached[i]) continue;
        findings.warning(base::childPointer("/nodes", campaign.nodes[i].id),
                         fmt::format("No path leads to \"{}\"", campaign.nodes[i].id),
                         "connect it, or remove it");
    }
}

}  // namespace rehearsal::bundle
