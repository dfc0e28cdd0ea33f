#include "design/flow_order.h"

#include <algorithm>

namespace rehearsal::design {
namespace {

class Reader {
  public:
    explicit Reader(const FlowGraph& graph)
        : graph_(graph),
          state_(graph.ids.size(), State::New),
          part_(graph.ids.size(), -1),
          retreats_(graph.edges.size(), false) {}

    FlowOrder read() {
        const std::size_t size = graph_.ids.size();
        result_.dominator.assign(size, -1);
        result_.roles.assign(graph_.edges.size(), EdgeRole::End);
        result_.joins.resize(size);
        findParts();
        position_.assign(size, 0);
        for (std::size_t i = 0; i < size; ++i) position_[at(result_.order[i])] = static_cast<int>(i);
        collectIncoming();
        findDominators();
        findRoles();
        return std::move(result_);
    }

  private:
    enum class State : char { New, Open, Done };

    void findParts() {
        visitFrom(0);
        std::vector<bool> hasIncoming(graph_.ids.size(), false);
        for (const FlowEdge& edge : graph_.edges) {
            if (edge.to >= 0 && edge.to != edge.from) hasIncoming[at(edge.to)] = true;
        }
        // What nothing leads to begins a part of its own; then what is left of circles, in the order of the
        // file.
        for (const bool circles : {false, true}) {
            for (int i = 1; i < graph_.size(); ++i) {
                if (state_[at(i)] == State::New && (circles || !hasIncoming[at(i)])) visitFrom(i);
            }
        }
    }

    void visitFrom(int root) {
        struct Frame {
            int vertex;
            std::size_t next;
        };
        std::vector<int> finished;
        std::vector<Frame> stack{{root, 0}};
        const int part = static_cast<int>(result_.roots.size());
        result_.roots.push_back(root);
        state_[at(root)] = State::Open;
        part_[at(root)] = part;
        while (!stack.empty()) {
            Frame& frame = stack.back();
            const auto& out = graph_.out[at(frame.vertex)];
            if (frame.next == out.size()) {
                state_[at(frame.vertex)] = State::Done;
                finished.push_back(frame.vertex);
                stack.pop_back();
                continue;
            }
            // The last way out first, so that the order read backwards has the first way out first.
            const int edge = out[out.size() - 1 - frame.next++];
            const int to = graph_.edges[at(edge)].to;
            if (to < 0) continue;
            if (state_[at(to)] == State::Open) {
                retreats_[at(edge)] = true;
            } else if (state_[at(to)] == State::New) {
                state_[at(to)] = State::Open;
                part_[at(to)] = part;
                stack.push_back({to, 0});
            }
        }
        result_.order.insert(result_.order.end(), finished.rbegin(), finished.rend());
    }

    bool leadsForward(int edge) const {
        const FlowEdge& e = graph_.edges[at(edge)];
        return e.to >= 0 && !retreats_[at(edge)] && part_[at(e.from)] == part_[at(e.to)];
    }

    void collectIncoming() {
        incoming_.resize(graph_.ids.size());
        for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) {
            if (leadsForward(i)) incoming_[at(graph_.edges[at(i)].to)].push_back(i);
        }
    }

    int common(int a, int b) const {
        while (a != b) {
            int& later = position_[at(a)] > position_[at(b)] ? a : b;
            later = result_.dominator[at(later)];
        }
        return a;
    }

    void findDominators() {
        for (const int vertex : result_.order) {
            int dominator = -1;
            for (const int edge : incoming_[at(vertex)]) {
                const int from = graph_.edges[at(edge)].from;
                dominator = dominator < 0 ? from : common(dominator, from);
            }
            result_.dominator[at(vertex)] = dominator;
            if (incoming_[at(vertex)].size() > 1) result_.joins[at(dominator)].push_back(vertex);
        }
    }

    bool dominates(int above, int below) const {
        while (below >= 0 && position_[at(below)] > position_[at(above)])
            below = result_.dominator[at(below)];
        return below == above;
    }

    void findRoles() {
        for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) {
            const FlowEdge& edge = graph_.edges[at(i)];
            EdgeRole& role = result_.roles[at(i)];
            if (leadsForward(i)) {
                role = incoming_[at(edge.to)].size() > 1 ? EdgeRole::Join : EdgeRole::Arm;
            } else if (edge.to >= 0 && retreats_[at(i)] && dominates(edge.to, edge.from)) {
                role = EdgeRole::Back;
            }
        }
    }

    const FlowGraph& graph_;
    FlowOrder result_;
    std::vector<State> state_;
    std::vector<int> part_;
    std::vector<bool> retreats_;
    std::vector<int> position_;
    std::vector<std::vector<int>> incoming_;
};

}  // namespace

FlowOrder readOrder(const FlowGraph& graph) {
    return Reader(graph).read();
}

}  // namespace rehearsal::design
