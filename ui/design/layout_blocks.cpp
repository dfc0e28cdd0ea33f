#include "design/layout_blocks.h"

#include <algorithm>
#include <iterator>

namespace rehearsal::design::blocks {
namespace {

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
        all.ways += column->ways;
        moveInto(all.blocks, column->blocks);
        moveInto(all.lanes, column->lanes);
        moveInto(all.bends, column->bends);
        moveInto(all.entries, column->entries);
    }
    return all;
}

}  // namespace

void Column::shift(double dx) {
    first += dx;
    for (Placed& block : blocks) block.x += dx;
    for (Lane& lane : lanes) lane.x += dx;
    for (Bend& bend : bends) bend.x += dx;
    for (Lane& entry : entries) entry.x += dx;
}

Blocks::Blocks(const FlowGraph& graph)
    : graph_(graph), order_(readOrder(graph)), blocks_(graph.ids.size()), loopsTo_(graph.ids.size()) {
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (order_.roles[i] == EdgeRole::Back) loopsTo_[at(graph.edges[i].to)].push_back(static_cast<int>(i));
    }
    for (auto vertex = order_.order.rbegin(); vertex != order_.order.rend(); ++vertex) build(*vertex);
}

void Blocks::build(int vertex) {
    std::vector<Column> columns;
    for (const int edge : graph_.out[at(vertex)]) columns.push_back(columnOf(edge));
    for (const int join : order_.joins[at(vertex)]) placeJoin(columns, join);

    Block& block = blocks_[at(vertex)];
    block.anchor = grid::kCardWidth / 2;
    block.width = grid::kCardWidth;
    if (!columns.empty()) {
        block.below = sideBySide(columns.begin(), columns.end());
        block.anchor = block.below.middle();
        block.width = std::max(block.below.width, block.anchor + grid::kCardWidth / 2);
        block.rows = 1 + block.below.rows;
    }
    for (const int edge : loopsTo_[at(vertex)]) {
        block.width += grid::kSideLane;
        block.loops.push_back({edge, block.width});
    }
}

Column Blocks::columnOf(int edge) const {
    Column column;
    column.width = grid::kCardWidth;
    column.first = grid::kCardWidth / 2;
    const EdgeRole role = order_.roles[at(edge)];
    if (role == EdgeRole::Arm) {
        const int to = graph_.edges[at(edge)].to;
        const Block& block = blocks_[at(to)];
        column.width = block.width;
        column.rows = block.rows;
        column.first = block.anchor;
        column.blocks = {{to, 0, 0}};
        column.lanes = block.below.lanes;
    } else if (role == EdgeRole::End) {
        column.rows = 1;
    } else if (role == EdgeRole::Join) {
        column.lanes = {{edge, column.first}};
    }
    column.entries = {{edge, column.first}};
    return column;
}

bool Blocks::leadsTo(const Lane& lane, int join) const {
    return graph_.edges[at(lane.edge)].to == join;
}

void Blocks::placeJoin(std::vector<Column>& columns, int join) const {
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

void Blocks::putBeneath(Column& group, int join) const {
    const Block& block = blocks_[at(join)];
    double left = group.middle() - block.anchor;
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

}  // namespace rehearsal::design::blocks
