// How the keyboard walks the canvas: arrows from card to card, Tab also to every `+`.
#include <algorithm>

#include "design/canvas_view.h"
#include "design/node_item.h"

namespace rehearsal::design {

std::optional<QString> CanvasView::neighbour(const QString& id, int key) const {
    const FlowGraph& graph = scene_.graph();
    const int vertex = graph.indexOf(id.toStdString());
    if (vertex < 0) return std::nullopt;
    const auto idOf = [&](int i) { return QString::fromStdString(graph.ids[static_cast<std::size_t>(i)]); };
    if (key == Qt::Key_Down) {
        for (const int edge : graph.out[static_cast<std::size_t>(vertex)]) {
            const int to = graph.edges[static_cast<std::size_t>(edge)].to;
            if (to >= 0) return idOf(to);
        }
        return std::nullopt;
    }
    if (key == Qt::Key_Up) {
        for (const FlowEdge& edge : graph.edges) {
            if (edge.to == vertex && edge.from != vertex) return idOf(edge.from);
        }
        return std::nullopt;
    }
    // Sideways: the nearest in the same row, else the nearest at all on that side.
    const QPointF at = scene_.layout().nodes[static_cast<std::size_t>(vertex)].center();
    std::optional<QString> best;
    double nearest = 1e300;
    for (int i = 0; i < graph.size(); ++i) {
        const QPointF other = scene_.layout().nodes[static_cast<std::size_t>(i)].center();
        const double dx = key == Qt::Key_Right ? other.x() - at.x() : at.x() - other.x();
        const double distance = dx + 4 * std::abs(other.y() - at.y());
        if (dx < 1 || std::abs(other.y() - at.y()) > grid::kRow || distance >= nearest) continue;
        nearest = distance;
        best = idOf(i);
    }
    return best;
}

void CanvasView::walk(int key) {
    if (const int edge = scene_.currentEdge(); edge >= 0 && walkFromEdge(edge, key)) return;
    if (const auto to = neighbour(scene_.currentId(), key)) return showNode(*to);
    // Beneath the last card there is its open end.
    const int vertex = scene_.graph().indexOf(scene_.currentId().toStdString());
    if (key == Qt::Key_Down && vertex >= 0 && !scene_.graph().out[at(vertex)].empty())
        showEdge(scene_.graph().out[at(vertex)].front());
}

/// From a `+`: up to the card it comes from, down to where it leads, sideways to the other ways of that card.
bool CanvasView::walkFromEdge(int edge, int key) {
    const FlowEdge& flow = scene_.graph().edges[at(edge)];
    const auto& out = scene_.graph().out[at(flow.from)];
    const auto here = std::find(out.begin(), out.end(), edge);
    if (key == Qt::Key_Up) {
        showNode(scene_.currentId());
    } else if (key == Qt::Key_Down) {
        if (flow.to >= 0) showNode(QString::fromStdString(scene_.graph().ids[at(flow.to)]));
    } else if (key == Qt::Key_Left) {
        if (here != out.begin()) showEdge(*(here - 1));
    } else if (here + 1 != out.end()) {
        showEdge(*(here + 1));
    }
    return true;
}

void CanvasView::extend(int key) {
    const auto to = neighbour(scene_.currentId(), key);
    if (!to) return;
    scene_.selectAlso({scene_.currentId(), *to});
    scene_.setCurrentId(*to);
}

/// Through all stops; past the last the keyboard leaves the canvas.
void CanvasView::walkStops(bool forward) {
    const auto& stops = scene_.stops();
    const auto here = std::find(stops.begin(), stops.end(), scene_.currentStop());
    const bool leaves = here == stops.end() || (forward ? here + 1 == stops.end() : here == stops.begin());
    if (leaves) {
        focusNextPrevChild(forward);
        return;
    }
    const CanvasScene::Stop next = *(forward ? here + 1 : here - 1);
    if (next.edge >= 0) return showEdge(next.edge);
    showNode(QString::fromStdString(scene_.graph().ids[at(next.vertex)]));
}

}  // namespace rehearsal::design
