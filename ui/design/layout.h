#pragma once

#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

#include "design/flow_graph.h"

namespace rehearsal::design {

/// The grid that every canvas is laid out on, in scene units. Rows are equally high, so that a longer
/// sentence or another step in one branch moves nothing in the others; all lines that run sideways run in the
/// gap between rows.
namespace grid {
inline constexpr double kDot = 24;  ///< From dot to dot: cards stand with their middles on them.
inline constexpr double kCardWidth = 264;
inline constexpr double kCardHeight = 120;  ///< The most a card may be high.
inline constexpr double kRow = 192;
inline constexpr double kColumnGap = 72;
inline constexpr double kColumn = kCardWidth + kColumnGap;
inline constexpr double kLabelWidth = 232;  ///< The most a label may be wide; each way out has room for it.
inline constexpr double kSideLane = 24;     ///< Beside others: a line that runs back, or past a step.
inline constexpr double kSplitTrack = kCardHeight + 12;  ///< From a row's top: where lines part…
inline constexpr double kLabelTrack = kCardHeight + 30;  ///< …where labels sit…
inline constexpr double kPassTrack = kCardHeight + 46;   ///< …where lines step aside or turn back…
inline constexpr double kJoinTrack = kCardHeight + 58;   ///< …and where they come together.
inline constexpr double kEndWidth = 132;
inline constexpr double kEndHeight = 28;
}  // namespace grid

/// How an edge is drawn.
enum class EdgeShape {
    Down,  ///< To a step further down.
    Back,  ///< To a step above, around the side.
    End,   ///< To a marker: the journey ends, or goes on at a step that no line can reach in good order.
};

/// Where an edge runs: a polyline of level and upright lines whose corners are rounded when drawn.
struct EdgeRoute {
    EdgeShape shape = EdgeShape::Down;
    std::vector<QPointF> points;
    QPointF label;          ///< Centre of the label.
    QPointF plus;           ///< Centre of the button that adds a step.
    QRectF end;             ///< The marker, where `shape` is End.
    bool rerouted = false;  ///< Runs around what was put in its way.

    bool operator==(const EdgeRoute&) const = default;
};

/// A picture of a campaign: a rectangle for each vertex and a route for each edge.
struct Layout {
    std::vector<QRectF> nodes;
    std::vector<EdgeRoute> edges;
    QRectF bounds;
};

/// Where a person put cards, the middle of the top edge of each; nothing where the layout is free.
using Pins = std::vector<std::optional<QPointF>>;

/// Lays a campaign out from top to bottom, ways out side by side in their order, joins beneath what leads to
/// them; pinned cards where they are pinned to, unless others stand there. The same graph always gives the
/// same picture, with the entry's middle at x 0 and its top at y 0. `heights` are the cards' (at most
/// kCardHeight); missing ones are full.
Layout layOut(const FlowGraph& graph, const std::vector<double>& heights = {}, const Pins& pins = {});

}  // namespace rehearsal::design
