#pragma once

#include <vector>

#include "design/flow_order.h"
#include "design/layout.h"

/// Each step is laid out with all it dominates as one block, and blocks are put into each other: ways out
/// side by side, a join beneath the columns that lead to it. Blocks never overlap, so neither do cards; lines
/// to joins run down inside the column they come from, where nothing else is, and sideways between rows,
/// where nothing is either.
///
/// So that a change stays where it is made, a place depends on what is above it and to its left, never on how
/// wide or deep the rest is: each way out has the width of a card at least, whatever it leads to, and a step
/// stands over the middle of its ways as if none were wider. What grows pushes what is to its right and
/// beneath it.
namespace rehearsal::design::blocks {

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
    int ways = 1;      ///< …and how many do.
    std::vector<Placed> blocks;
    std::vector<Lane> lanes;
    std::vector<Bend> bends;
    std::vector<Lane> entries;  ///< Where each edge from the step above comes down.

    /// The middle of the ways, were none wider than a card.
    double middle() const { return first + (ways - 1) * grid::kColumn / 2; }
    void shift(double dx);
};
/// A step and all it dominates; x counts from the block's left, rows from the step's own.
struct Block {
    double width = 0;
    int rows = 1;
    double anchor = 0;  ///< The middle of the step's card.
    Column below;
    std::vector<Lane> loops;  ///< Lines that come back to the step run up here.
};

/// The blocks of all steps of a graph, the inner ones first.
class Blocks {
  public:
    explicit Blocks(const FlowGraph& graph);

    const FlowOrder& order() const { return order_; }
    const Block& of(int vertex) const { return blocks_[static_cast<std::size_t>(vertex)]; }

  private:
    void build(int vertex);
    Column columnOf(int edge) const;
    void placeJoin(std::vector<Column>& columns, int join) const;
    void putBeneath(Column& group, int join) const;
    bool leadsTo(const Lane& lane, int join) const;

    const FlowGraph& graph_;
    FlowOrder order_;
    std::vector<Block> blocks_;
    std::vector<std::vector<int>> loopsTo_;
};

}  // namespace rehearsal::design::blocks
