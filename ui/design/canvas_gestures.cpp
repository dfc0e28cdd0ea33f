// What the canvas does to the document, and how the keyboard walks it.
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <nlohmann/json.hpp>

#include "design/canvas_view.h"
#include "design/clipboard.h"
#include "design/node_item.h"
#include "design/step_kinds.h"
#include "design/step_palette.h"

namespace rehearsal::design {

bundle::edits::EdgeRef CanvasView::edgeRef(int edge) const {
    const FlowEdge& e = scene_.graph().edges[static_cast<std::size_t>(edge)];
    return {scene_.graph().ids[static_cast<std::size_t>(e.from)], e.pointer};
}

int CanvasView::edgeAfterCurrent() const {
    const int vertex = std::max(0, scene_.graph().indexOf(scene_.currentId().toStdString()));
    if (vertex >= scene_.graph().size()) return -1;
    const auto& out = scene_.graph().out[static_cast<std::size_t>(vertex)];
    for (const int edge : out) {
        if (scene_.graph().edges[static_cast<std::size_t>(edge)].to == FlowEdge::kOpen) return edge;
    }
    return out.empty() ? -1 : out.front();
}

void CanvasView::addAfterCurrent() {
    const int preferred = edgeAfterCurrent();
    if (preferred < 0) return;
    const FlowEdge& edge = scene_.graph().edges[static_cast<std::size_t>(preferred)];
    const auto& out = scene_.graph().out[static_cast<std::size_t>(edge.from)];
    const QRectF node = scene_.layout().nodes[static_cast<std::size_t>(edge.from)];
    openPalette(out, preferred, QPointF(node.center().x(), node.bottom()));
}

void CanvasView::openPalette(const std::vector<int>& edges, int preferred, const QPointF& scenePos) {
    paletteEdges_ = edges;
    QStringList names;
    QList<bool> open;
    int way = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const FlowEdge& edge = scene_.graph().edges[static_cast<std::size_t>(edges[i])];
        names << (edge.label.empty() ? tr("Next") : tr("On “%1”").arg(QString::fromStdString(edge.label)));
        open << (edge.to == FlowEdge::kOpen);
        if (edges[i] == preferred) way = static_cast<int>(i);
    }
    palette_->open(viewport()->mapToGlobal(mapFromScene(scenePos)), names, way, open);
}

void CanvasView::addStep(int edge, const QString& kind) {
    const auto node = newStep(kind, session_.bundle(), session_.templateId().toStdString());
    const std::string type = node.at("type").get<std::string>();
    const std::string base = type == "send" ? node.at("template").get<std::string>() : type;
    const std::string id =
        bundle::edits::freshNodeId(session_.document(), campaignId(), base.empty() ? type : base);
    const auto edit = bundle::edits::insertNode(session_.document(), campaignId(), edgeRef(edge), id, node,
                                                tr("Add a step").toStdString());
    if (!session_.apply(edit)) return;
    showNode(QString::fromStdString(id));
    setFocus();
}

void CanvasView::connectEdge(int edge, const QString& target) {
    session_.apply(bundle::edits::connect(session_.document(), campaignId(), edgeRef(edge),
                                          target.toStdString(), tr("Lead to another step").toStdString()));
}

void CanvasView::deleteSelected() {
    const QStringList ids = scene_.selectedIds();
    if (ids.isEmpty()) return;
    // The keyboard goes on at the step before.
    QString before;
    const int first = scene_.graph().indexOf(ids.front().toStdString());
    for (const FlowEdge& edge : scene_.graph().edges) {
        const QString from = QString::fromStdString(scene_.graph().ids[static_cast<std::size_t>(edge.from)]);
        if (edge.to == first && !ids.contains(from)) before = from;
    }
    std::vector<std::string> gone;
    for (const QString& id : ids) gone.push_back(id.toStdString());
    const QString label = ids.size() == 1 ? tr("Delete a step") : tr("Delete %1 steps").arg(ids.size());
    if (session_.apply(
            bundle::edits::removeNodes(session_.document(), campaignId(), gone, label.toStdString()))) {
        showNode(before);
    }
}

void CanvasView::copySelected() {
    const QByteArray text = clipboard::copy(session_.document(), campaignId(), scene_.selectedIds());
    if (text.isEmpty()) return;
    auto* steps = new QMimeData;
    steps->setData(QLatin1String(clipboard::kMimeType), text);
    steps->setText(QString::fromUtf8(text));
    QApplication::clipboard()->setMimeData(steps);
}

void CanvasView::cutSelected() {
    copySelected();
    deleteSelected();
}

bool CanvasView::pasteText(const QByteArray& text, int edge, const QString& label) {
    if (edge < 0 || text.isEmpty()) return false;
    const auto paste =
        clipboard::paste(session_.document(), campaignId(), edgeRef(edge), text, label.toStdString());
    if (!paste || !session_.apply(paste->edit)) return false;
    showNode(paste->ids.front());
    const QSignalBlocker quiet(&scene_);
    for (const QString& id : paste->ids) {
        if (NodeItem* item = scene_.node(id)) item->setSelected(true);
    }
    return true;
}

void CanvasView::paste() {
    const QMimeData* steps = QApplication::clipboard()->mimeData();
    if (!steps) return;
    const QString type = QLatin1String(clipboard::kMimeType);
    pasteText(steps->hasFormat(type) ? steps->data(type) : steps->text().toUtf8(), edgeAfterCurrent(),
              tr("Paste steps"));
}

void CanvasView::duplicateSelected() {
    const QByteArray text = clipboard::copy(session_.document(), campaignId(), scene_.selectedIds());
    pasteText(text, edgeAfterCurrent(), tr("Duplicate steps"));
}

void CanvasView::selectAllSteps() {
    const QSignalBlocker quiet(&scene_);
    for (NodeItem* item : scene_.nodes()) item->setSelected(!item->card().id.isEmpty());
}

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

bool CanvasView::moveCurrent(int key, bool extend) {
    const auto to = neighbour(scene_.currentId(), key);
    if (!to) return !scene_.nodes().empty();  // At the rim the arrows do nothing: no sudden scrolling.
    if (!extend) {
        showNode(*to);
        return true;
    }
    const QSignalBlocker quiet(&scene_);
    for (const QString& id : {scene_.currentId(), *to}) {
        if (NodeItem* item = scene_.node(id)) item->setSelected(true);
    }
    scene_.setCurrentId(*to);
    session_.setNodeId(*to);
    return true;
}

}  // namespace rehearsal::design
