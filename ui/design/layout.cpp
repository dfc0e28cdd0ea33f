// Each step is laid out with all it dominates as one block, and blocks are put into each other: ways out side
// by side, a join beneath the columns that lead to it. Blocks never overlap, so neither do cards; lines to
// joins run down inside the column they come from, where nothing else is, and sideways between rows, where
// nothing is either.
#include "design/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "design/flow_order.h"

namespace rehearsal::design {
namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// A line on its way down to a join.
struct Lane {
    int edge;
    double x;
};
/// In the gap above a row a line steps to another x.
struct Bend {
    int edge;
    double x;
    int row;
    bool joins;
};
struct Placed {
    int vertex;
    double x;
    int row;
};
/// What stands side by side beneath a step. x counts from the column's left, rows from the row beneath the
/// step.
struct Column {
    double width = 0;
    int rows = 0;
    double first = 0;  ///< Where the first line from above comes in…
    double last = 0;   ///< …and the last.
    std::vector<Placed> blocks;
    std::vector<Lane> lanes;
    std::vector<Bend> bends;
    std::vector<Lane> entries;  ///< Where each edge from the step above comes down.

    void shift(double dx) {
        first += dx;
        last += dx;
        for (Placed& block : blocks) block.x += dx;
        for (Lane& lane : lanes) lane.x += dx;
        for (Bend& bend : bends) bend.x += dx;
        for (Lane& entry : entries) entry.x += dx;
    }
};
/// A step and all it dominates; x counts from the block's left, rows from the step's own.
struct Block {
    double width = 0;
    int rows = 1;
    double anchor = 0;  ///< The middle of the step's card.
    Column below;
    std::vector<Lane> loops;  ///< Lines that come back to the step run up here.
};

template <class T>
void moveInto(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Puts columns side by side into one.
Column sideBySide(std::vector<Column>::iterator begin, std::vector<Column>::iterator end) {
    Column all = std::move(*begin);
    for (auto column = begin + 1; column != end; ++column) {
        const double x = all.width + grid::kColumnGap;
        column->shift(x);
        all.width = x + column->width;
        all.rows = std::max(all.rows, column->rows);
        all.last = column->last;
        moveInto(all.blocks, column->blocks);
        moveInto(all.lanes, column->lanes);
        moveInto(all.bends, column->bends);
        moveInto(all.entries, column->entries);
    }
    return all;
}

class Builder {
  public:
    explicit Builder(const FlowGraph& graph)
        : graph_(graph), order_(readOrder(graph)), blocks_(graph.ids.size()), loopsTo_(graph.ids.size()) {
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            if (order_.roles[i] == EdgeRole::Back)
                loopsTo_[at(graph.edges[i].to)].push_back(static_cast<int>(i));
        }
        for (auto vertex = order_.order.rbegin(); vertex != order_.order.rend(); ++vertex) build(*vertex);
    }

    const FlowOrder& order() const { return order_; }
    const Block& block(int vertex) const { return blocks_[at(vertex)]; }

  private:
    void build(int vertex) {
        std::vector<Column> columns;
        const auto& out = graph_.out[at(vertex)];
        for (const int edge : out) columns.push_back(columnOf(edge, out.size() == 1));
        for (const int join : order_.joins[at(vertex)]) placeJoin(columns, join);

        Block& block = blocks_[at(vertex)];
        block.anchor = grid::kCardWidth / 2;
        block.width = grid::kCardWidth;
        if (!columns.empty()) {
            block.below = sideBySide(columns.begin(), columns.end());
            double anchor = (block.below.first + block.below.last) / 2;
            const double missing = grid::kCardWidth / 2 - anchor;
            if (missing > 0) {
                block.below.shift(missing);
                block.below.width += missing;
                anchor += missing;
            }
            block.anchor = anchor;
            block.width = std::max(block.below.width, anchor + grid::kCardWidth / 2);
            block.rows = 1 + block.below.rows;
        }
        for (const int edge : loopsTo_[at(vertex)]) {
            block.width += grid::kSideLane;
            block.loops.push_back({edge, block.width});
        }
    }

    Column columnOf(int edge, bool alone) {
        Column column;
        const EdgeRole role = order_.roles[at(edge)];
        if (role == EdgeRole::Arm) {
            const int to = graph_.edges[at(edge)].to;
            Block& block = blocks_[at(to)];
            column.width = block.width;
            column.rows = block.rows;
            column.first = column.last = block.anchor;
            column.blocks = {{to, 0, 0}};
            column.lanes = block.below.lanes;
        } else {
            const bool narrow = !alone && role != EdgeRole::End;
            column.width = narrow ? grid::kLane : grid::kCardWidth;
            column.rows = role == EdgeRole::End ? 1 : 0;
            column.first = column.last = column.width / 2;
            if (role == EdgeRole::Join) column.lanes = {{edge, column.width / 2}};
        }
        column.entries = {{edge, column.first}};
        return column;
    }

    bool leadsTo(const Lane& lane, int join) const { return graph_.edges[at(lane.edge)].to == join; }

    void placeJoin(std::vector<Column>& columns, int join) {
        const auto leads = [&](const Column& column) {
            return std::any_of(column.lanes.begin(), column.lanes.end(),
                               [&](const Lane& lane) { return leadsTo(lane, join); });
        };
        const auto first = std::find_if(columns.begin(), columns.end(), leads);
        if (first == columns.end()) return;
        const auto last = std::find_if(columns.rbegin(), columns.rend(), leads).base();
        Column group = sideBySide(first, last);
        putBeneath(group, join);
        *first = std::move(group);
        columns.erase(first + 1, last);
    }

    void putBeneath(Column& group, int join) {
        const Block& block = blocks_[at(join)];
        double low = 1e300, high = -1e300;
        for (const Lane& lane : group.lanes) {
            if (!leadsTo(lane, join)) continue;
            low = std::min(low, lane.x);
            high = std::max(high, lane.x);
        }
        double left = (low + high) / 2 - block.anchor;
        if (left < 0) {
            group.shift(-left);
            group.width -= left;
            left = 0;
        }
        group.width = std::max(group.width, left + block.width);
        std::vector<Lane> onward;
        for (Lane lane : group.lanes) {
            if (leadsTo(lane, join)) {
                group.bends.push_back({lane.edge, left + block.anchor, group.rows, true});
                continue;
            }
            if (lane.x > left - grid::kSideLane && lane.x < left + block.width + grid::kSideLane) {
                group.width += grid::kSideLane;
                lane.x = group.width;
                group.bends.push_back({lane.edge, lane.x, group.rows, false});
            }
            onward.push_back(lane);
        }
        for (Lane lane : block.below.lanes) onward.push_back({lane.edge, lane.x + left});
        group.lanes = std::move(onward);
        group.blocks.push_back({join, left, group.rows});
        group.rows += block.rows;
    }

    const FlowGraph& graph_;
    FlowOrder order_;
    std::vector<Block> blocks_;
    std::vector<std::vector<int>> loopsTo_;
};

/// Turns nested blocks into places on the canvas.
class Placer {
  public:
    Placer(const FlowGraph& graph, const std::vector<double>& heights)
        : graph_(graph),
          builder_(graph),
          heights_(heights),
          entryX_(graph.edges.size(), 0),
          loopX_(graph.edges.size(), 0),
          bends_(graph.edges.size()),
          rows_(graph.ids.size(), 0) {}

    Layout place() {
        layout_.nodes.resize(graph_.ids.size());
        layout_.edges.resize(graph_.edges.size());
        double x = 0;
        for (const int root : builder_.order().roots) {
            // The entry stands over the middle of the canvas; parts that nothing leads to stand to its right.
            const Block& block = builder_.block(root);
            if (root == 0) x = -block.anchor;
            placeBlocks(root, x);
            x += block.width + 2 * grid::kColumnGap;
        }
        for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) route(i);
        for (const QRectF& node : layout_.nodes) layout_.bounds |= node;
        for (const EdgeRoute& edge : layout_.edges) {
            layout_.bounds |= edge.end;
            for (const QPointF& point : edge.points) layout_.bounds |= QRectF(point, QSizeF(0.1, 0.1));
        }
        return std::move(layout_);
    }

  private:
    void placeBlocks(int root, double rootX) {
        std::vector<Placed> open{{root, rootX, root == 0 ? 0 : 1}};
        while (!open.empty()) {
            const Placed placed = open.back();
            open.pop_back();
            const Block& block = builder_.block(placed.vertex);
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
        switch (builder_.order().roles[at(index)]) {
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
    Builder builder_;
    const std::vector<double>& heights_;
    std::vector<double> entryX_;
    std::vector<double> loopX_;
    std::vector<std::vector<Bend>> bends_;
    std::vector<int> rows_;
    Layout layout_;
};

}  // namespace

Layout layOut(const FlowGraph& graph, const std::vector<double>& heights) {
    return Placer(graph, heights).place();
}

}  // namespace rehearsal::design
