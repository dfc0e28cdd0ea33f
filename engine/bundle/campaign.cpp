#include "bundle/campaign.h"

#include <algorithm>

namespace rehearsal::bundle {
namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace

const Node* Campaign::node(std::string_view nodeId) const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == nodeId; });
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<OutgoingEdge> outgoingEdges(const Node& node) {
    using Edges = std::vector<OutgoingEdge>;
    const Overloaded visitor{
        [](const Wait& wait) {
            Edges edges{{{}, "/next", wait.next}};
            const auto* field = std::get_if<WaitUntilField>(&wait.kind);
            if (field && field->onMissing) {
                edges.front().label = "then";
                edges.push_back({"no date", "/on_missing", *field->onMissing});
            }
            return edges;
        },
        [](const WaitForEvent& wait) {
            return Edges{{"yes", "/then", wait.then}, {"no", "/on_timeout", wait.onTimeout}};
        },
        [](const Branch& branch) {
            Edges edges;
            for (std::size_t i = 0; i < branch.cases.size(); ++i) {
                const std::string& name = branch.cases[i].name;
                edges.push_back({name.empty() ? "case " + std::to_string(i + 1) : name,
                                 "/cases/" + std::to_string(i) + "/next", branch.cases[i].next});
            }
            edges.push_back({"otherwise", "/otherwise", branch.otherwise});
            return edges;
        },
        [](const Split& split) {
            Edges edges;
            for (std::size_t i = 0; i < split.arms.size(); ++i) {
                edges.push_back(
                    {split.arms[i].name, "/arms/" + std::to_string(i) + "/next", split.arms[i].next});
            }
            return edges;
        },
        [](const Send& send) {
            return Edges{{{}, "/next", send.next}};
        },
        [](const Set& set) {
            return Edges{{{}, "/next", set.next}};
        },
        [](const Webhook& hook) {
            return Edges{{{}, "/next", hook.next}};
        },
        [](const ExitNode&) { return Edges{}; },
    };
    return std::visit(visitor, node.step);
}

std::string typeName(const Node& node) {
    static const char* const kNames[] = {"wait", "wait_for", "branch",  "split",
                                         "send", "set",      "webhook", "exit"};
    return kNames[node.step.index()];
}

}  // namespace rehearsal::bundle
