#include "design/layout.h"

#include <algorithm>
#include <cmath>

#include "design/layout_blocks.h"
#include "design/layout_pins.h"

namespace rehearsal::design {
namespace {

using namespace blocks;

/// Turns nested blocks into places on the canvas.
class Placer {
  public:
    Placer(const FlowGraph& graph, const std::vector<double>& heights)
        : graph_(graph),
          blocks_(graph),
          heights_(heights),
          entryX_(graph.edges.size(), 0),
          loopX_(graph.edges.size(), 0),
          bends_(graph.edges.size()),
          rows_(graph.ids.size(), 0) {}

    const FlowOrder& order() const { return blocks_.order(); }

    Layout place() {
        layout_.nodes.resize(graph_.ids.size());
        layout_.edges.resize(graph_.edges.size());
        double x = 0;
        for (const int root : blocks_.order().roots) {
            // The entry stands over the middle of the canvas; parts that nothing leads to stand to its right.
            const Block& block = blocks_.of(root);
            if (root == 0) x = -block.anchor;
            placeBlocks(root, x);
            x += block.width + 2 * grid::kColumnGap;
        }
        for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) route(i);
        return std::move(layout_);
    }

  private:
    void placeBlocks(int root, double rootX) {
        std::vector<Placed> open{{root, rootX, root == 0 ? 0 : 1}};
        while (!open.empty()) {
            const Placed placed = open.back();
            open.pop_back();
            const Block& block = blocks_.of(placed.vertex);
            const double height =
                at(placed.vertex) < heights_.size() ? heights_[at(placed.vertex)] : grid::kCardHeight;
            rows_[at(placed.vertex)] = placed.row;
            layout_.nodes[at(placed.vertex)] =
                QRectF(placed.x + block.anchor - grid::kCardWidth / 2, placed.row * grid::kRow,
                       grid::kCardWidth, std::min(height, grid::kCardHeight));
            for (const Placed& inner : block.below.blocks) {
                open.push_back({inner.vertex, placed.x + inner.x, placed.row + 1 + inner.row});
            }
            for (const Lane& entry : block.below.entries) entryX_[at(entry.edge)] = placed.x + entry.x;
            for (const Lane& loop : block.loops) loopX_[at(loop.edge)] = placed.x + loop.x;
            for (const Bend& bend : block.below.bends) {
                bends_[at(bend.edge)].push_back(
                    {bend.edge, placed.x + bend.x, placed.row + 1 + bend.row, bend.joins});
            }
        }
    }

    void route(int index) {
        const FlowEdge& edge = graph_.edges[at(index)];
        EdgeRoute& route = layout_.edges[at(index)];
        const QRectF from = layout_.nodes[at(edge.from)];
        const double top = rows_[at(edge.from)] * grid::kRow;
        double x = entryX_[at(index)];
        route.points.emplace_back(from.center().x(), from.bottom());
        if (std::abs(x - from.center().x()) > 0.5) {
            route.points.emplace_back(from.center().x(), top + grid::kSplitTrack);
            route.points.emplace_back(x, top + grid::kSplitTrack);
        }
        route.label = {x, top + grid::kLabelTrack};
        switch (blocks_.order().roles[at(index)]) {
            case EdgeRole::Arm:
                route.points.emplace_back(x, top + grid::kRow);
                break;
            case EdgeRole::Join:
                routeToJoin(index, x);
                break;
            case EdgeRole::Back:
                routeBack(index, x, top);
                break;
            case EdgeRole::End:
                route.shape = EdgeShape::End;
                route.points.emplace_back(x, top + grid::kRow);
                route.end =
                    QRectF(x - grid::kEndWidth / 2, top + grid::kRow, grid::kEndWidth, grid::kEndHeight);
                break;
        }
        const double plusY =
            edge.label.empty() ? (from.bottom() + top + grid::kRow) / 2 : top + grid::kJoinTrack - 4;
        route.plus = {x, route.shape == EdgeShape::Back ? std::min(plusY, top + grid::kPassTrack) : plusY};
    }

    void routeToJoin(int index, double x) {
        EdgeRoute& route = layout_.edges[at(index)];
        auto& bends = bends_[at(index)];
        std::sort(bends.begin(), bends.end(), [](const Bend& a, const Bend& b) { return a.row < b.row; });
        for (const Bend& bend : bends) {
            const double y = (bend.row - 1) * grid::kRow + (bend.joins ? grid::kJoinTrack : grid::kPassTrack);
            if (std::abs(bend.x - x) > 0.5) {
                route.points.emplace_back(x, y);
                route.points.emplace_back(bend.x, y);
                x = bend.x;
            }
        }
        route.points.emplace_back(x, layout_.nodes[at(graph_.edges[at(index)].to)].top());
    }

    void routeBack(int index, double x, double top) {
        EdgeRoute& route = layout_.edges[at(index)];
        const QRectF to = layout_.nodes[at(graph_.edges[at(index)].to)];
        const double laneX = loopX_[at(index)];
        const double y = to.top() + std::min(24.0, to.height() / 2);
        route.shape = EdgeShape::Back;
        route.points.emplace_back(x, top + grid::kPassTrack);
        route.points.emplace_back(laneX, top + grid::kPassTrack);
        route.points.emplace_back(laneX, y);
        route.points.emplace_back(to.right(), y);
    }

    const FlowGraph& graph_;
    Blocks blocks_;
    const std::vector<double>& heights_;
    std::vector<double> entryX_;
    std::vector<double> loopX_;
    std::vector<std::vector<Bend>> bends_;
    std::vector<int> rows_;
    Layout layout_;
};

QRectF boundsOf(const Layout& layout) {
    QRectF bounds;
    for (const QRectF& node : layout.nodes) bounds |= node;
    for (const EdgeRoute& edge : layout.edges) {
        bounds |= edge.end;
        for (const QPointF& point : edge.points) bounds |= QRectF(point, QSizeF(0.1, 0.1));
    }
    return bounds;
}

}  // namespace

Layout layOut(const FlowGraph& graph, const std::vector<double>& heights, const Pins& pins) {
    Placer placer(graph, heights);
    Layout layout = placer.place();
    const auto isPinned = [](const std::optional<QPointF>& pin) { return pin.has_value(); };
    if (std::any_of(pins.begin(), pins.end(), isPinned)) applyPins(graph, placer.order(), pins, layout);
    layout.bounds = boundsOf(layout);
    return layout;
}

}  // namespace rehearsal::design
