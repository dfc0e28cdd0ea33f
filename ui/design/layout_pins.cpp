#include "design/layout_pins.h"

#include <algorithm>
#include <cmath>

#include "design/card_space.h"
#include "design/edge_router.h"

namespace rehearsal::design {
namespace {

constexpr double kSideways = 24;      ///< Room that cards leave each other for a line…
constexpr double kUpright = 48;       ///< …and for lines that part or come together.
constexpr double kAroundMarker = 24;  ///< Markers where paths end need less.
constexpr double kLabelHeight = 20;
constexpr double kPlusSize = 24;

class Pinner {
  public:
    Pinner(const FlowGraph& graph, const FlowOrder& order, const Pins& pins, Layout& layout)
        : graph_(graph), order_(order), pins_(pins), layout_(layout), moved_(graph.ids.size()) {}

    void apply() {
        placeCards();
        placeMarkers();
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) reroute(i);
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) placeLabel(i);
    }

  private:
    bool isPinned(int vertex) const { return vertex > 0 && at(vertex) < pins_.size() && pins_[at(vertex)]; }

    void put(int vertex, const QRectF& box) {
        moved_[at(vertex)] = box.topLeft() - layout_.nodes[at(vertex)].topLeft();
        layout_.nodes[at(vertex)] = box;
        space_.add(box);
    }

    void placeCards() {
        put(0, layout_.nodes[0]);
        for (const int vertex : order_.order) {
            if (!isPinned(vertex)) continue;
            QRectF box = layout_.nodes[at(vertex)];
            box.moveTopLeft(*pins_[at(vertex)] - QPointF(grid::kCardWidth / 2, 0));
            put(vertex, space_.lowered(box, kSideways, kUpright));
        }
        std::vector<double> least(graph_.ids.size(), -1e300);
        for (const int vertex : order_.order) {
            if (vertex != 0 && !isPinned(vertex)) placeFree(vertex, least[at(vertex)]);
            for (const int edge : graph_.out[at(vertex)]) {
                const EdgeRole role = order_.roles[at(edge)];
                if (role != EdgeRole::Arm && role != EdgeRole::Join) continue;
                double& below = least[at(graph_.edges[at(edge)].to)];
                below = std::max(below, layout_.nodes[at(vertex)].top() + grid::kRow);
            }
        }
    }

    /// What comes after a step that moved comes along.
    void placeFree(int vertex, double least) {
        const int above = order_.dominator[at(vertex)];
        QRectF box = layout_.nodes[at(vertex)];
        if (above >= 0) box.translate(moved_[at(above)]);
        box.moveTop(std::max(box.top(), least));
        put(vertex, space_.lowered(box, kSideways, kUpright));
    }

    void placeMarkers() {
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            EdgeRoute& route = layout_.edges[i];
            if (route.shape != EdgeShape::End) continue;
            const QRectF box = route.end.translated(moved_[at(graph_.edges[i].from)]);
            route.end = space_.lowered(box, kAroundMarker, kAroundMarker);
            space_.add(route.end);
        }
    }

    void reroute(std::size_t index) {
        const FlowEdge& edge = graph_.edges[index];
        EdgeRoute& route = layout_.edges[index];
        const QPointF by = moved_[at(edge.from)];
        for (QPointF& point : route.points) point += by;
        route.label += by;
        route.plus += by;
        const QPointF end = endOf(edge, route);
        if (route.points.back() == end && isClear(space_, route.points)) return;
        const QRectF from = layout_.nodes[at(edge.from)];
        route.points =
            routeAround(space_, QPointF(from.center().x(), from.bottom()), end,
                        route.shape == EdgeShape::Back ? Approach::FromRight : Approach::FromAbove);
        route.rerouted = true;
    }

    QPointF endOf(const FlowEdge& edge, const EdgeRoute& route) const {
        if (route.shape == EdgeShape::End) return {route.end.center().x(), route.end.top()};
        const QRectF to = layout_.nodes[at(edge.to)];
        if (route.shape == EdgeShape::Back) return {to.right(), to.top() + std::min(24.0, to.height() / 2)};
        return {to.center().x(), to.top()};
    }

    static double labelWidth(const FlowEdge& edge) {
        return std::min(grid::kLabelWidth, 24 + 7.0 * static_cast<double>(edge.label.size()));
    }

    /// Where a line runs elsewhere its label and `+` look for a place on it, the nearer to its beginning the
    /// better.
    void placeLabel(std::size_t index) {
        EdgeRoute& route = layout_.edges[index];
        const double width = labelWidth(graph_.edges[index]);
        const auto labelAt = [&](const QPointF& pos) {
            return QRectF(pos.x() - width / 2, pos.y() - kLabelHeight / 2, width, kLabelHeight);
        };
        const auto isFree = [&](const QRectF& box) { return space_.isFree(box) && labels_.isFree(box); };
        if (route.rerouted || !isFree(labelAt(route.label))) {
            route.label = firstOn(route, [&](const QPointF& pos) { return isFree(labelAt(pos)); });
            const QRectF taken = labelAt(route.label).adjusted(-4, -4, 4, 4);
            route.plus = firstOn(route, [&](const QPointF& pos) {
                const QRectF button(pos.x() - kPlusSize / 2, pos.y() - kPlusSize / 2, kPlusSize, kPlusSize);
                return isFree(button) && !button.intersects(taken);
            });
        }
        labels_.add(labelAt(route.label));
    }

    template <class Fits>
    static QPointF firstOn(const EdgeRoute& route, const Fits& fits) {
        constexpr double kStep = 12;
        constexpr double kFromCorner = 14;
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            const QPointF a = route.points[i - 1], along = route.points[i] - a;
            const double length = std::abs(along.x()) + std::abs(along.y());
            for (double way = kFromCorner; way <= length - kFromCorner; way += kStep) {
                const QPointF pos = a + along * (way / length);
                if (fits(pos)) return pos;
            }
        }
        return (route.points[0] + route.points[1]) / 2;
    }

    const FlowGraph& graph_;
    const FlowOrder& order_;
    const Pins& pins_;
    Layout& layout_;
    std::vector<QPointF> moved_;
    CardSpace space_;
    CardSpace labels_;
};

}  // namespace

void applyPins(const FlowGraph& graph, const FlowOrder& order, const Pins& pins, Layout& layout) {
    Pinner(graph, order, pins, layout).apply();
}

}  // namespace rehearsal::design
