// What the canvas does to the document.
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "design/canvas_view.h"
#include "design/clipboard.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "design/step_kinds.h"
#include "design/step_palette.h"

namespace rehearsal::design {
namespace {

bool endsPath(const QString& kind) {
    return std::any_of(stepKinds().begin(), stepKinds().end(),
                       [&](const StepKind& each) { return each.key == kind && each.endsPath; });
}

}  // namespace

int CanvasView::edgeAfterCurrent() const {
    if (const int edge = scene_.currentEdge(); edge >= 0) return edge;
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
    if (const PlusItem* plus = scene_.plus(scene_.currentEdge()))
        return openPalette({preferred}, preferred, plus->pos());
    const FlowEdge& edge = scene_.graph().edges[at(preferred)];
    const QRectF node = scene_.layout().nodes[at(edge.from)];
    openPalette(scene_.graph().out[at(edge.from)], preferred, QPointF(node.center().x(), node.bottom()));
}

void CanvasView::addKind(const QString& kind) {
    const int edge = edgeAfterCurrent();
    if (edge < 0) return;
    const bool open = scene_.graph().edges[at(edge)].to == FlowEdge::kOpen;
    if (open || !endsPath(kind)) addStep(edge, kind);
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
    const auto edit = bundle::edits::insertNode(session_.document(), campaignId(), scene_.edgeRef(edge), id,
                                                node, tr("Add a step").toStdString());
    if (!session_.apply(edit)) return;
    showNode(QString::fromStdString(id));
    setFocus();
}

void CanvasView::connectEdge(int edge, const QString& target) {
    session_.apply(bundle::edits::connect(session_.document(), campaignId(), scene_.edgeRef(edge),
                                          target.toStdString(), tr("Lead to another step").toStdString()));
}

void CanvasView::replaceCurrent() {
    const int vertex = scene_.graph().indexOf(scene_.currentId().toStdString());
    if (vertex <= 0) return;
    replaced_ = scene_.currentId();
    const auto& out = scene_.graph().out[at(vertex)];
    const bool last = std::all_of(out.begin(), out.end(), [&](int edge) {
        return scene_.graph().edges[at(edge)].to == FlowEdge::kOpen;
    });
    const QRectF card = scene_.layout().nodes[at(vertex)];
    palette_->openToReplace(
        viewport()->mapToGlobal(mapFromScene(QPointF(card.center().x(), card.top() + 48))), last);
}

void CanvasView::replaceStep(const QString& kind) {
    const auto node = newStep(kind, session_.bundle(), session_.templateId().toStdString());
    session_.apply(bundle::edits::replaceNode(session_.document(), campaignId(), replaced_.toStdString(),
                                              node, tr("Replace a step").toStdString()));
    setFocus();
}

void CanvasView::endPath() {
    const int edge = scene_.currentEdge();
    if (edge < 0 || scene_.graph().edges[at(edge)].to == FlowEdge::kOpen) return;
    session_.apply(bundle::edits::connect(session_.document(), campaignId(), scene_.edgeRef(edge),
                                          std::nullopt, tr("End a path").toStdString()));
}

void CanvasView::applyDrop(const CardDrag::Drop& drop) {
    if (drop.copies) {
        const QByteArray text = clipboard::copy(session_.document(), campaignId(), drop.ids);
        pasteText(text, drop.edge, tr("Copy steps"));
        return;
    }
    if (drop.edge < 0) return pin(drop.places, drop.ids.size() == 1 ? tr("Move a card") : tr("Move cards"));
    std::vector<std::string> ids;
    for (const QString& id : drop.ids) ids.push_back(id.toStdString());
    const QString label = ids.size() == 1 ? tr("Move a step") : tr("Move %1 steps").arg(ids.size());
    session_.apply(bundle::edits::moveNodes(session_.document(), campaignId(), ids, scene_.edgeRef(drop.edge),
                                            label.toStdString()));
}

void CanvasView::pin(const bundle::edits::CanvasPlaces& places, const QString& label,
                     const QString& mergeKey) {
    session_.apply(bundle::edits::pinNodes(session_.document(), campaignId(), places, label.toStdString()),
                   mergeKey);
}

void CanvasView::nudge(int dx, int dy) {
    bundle::edits::CanvasPlaces places;
    for (const QString& id : scene_.selectedIds()) {
        bundle::CanvasPlace place =
            canvasPlace(scene_.layout().nodes[at(scene_.graph().indexOf(id.toStdString()))].topLeft());
        place.x += dx;
        place.y += dy;
        places.emplace_back(id.toStdString(), place);
    }
    if (places.empty()) return;
    pin(places, places.size() == 1 ? tr("Move a card") : tr("Move cards"),
        QStringLiteral("design.nudge/") + scene_.selectedIds().join(QLatin1Char('/')));
    ensureVisible(scene_.node(scene_.currentId()), 48, 48);
}

void CanvasView::unpinSelected() {
    bundle::edits::CanvasPlaces places;
    for (const QString& id : scene_.selectedIds()) places.emplace_back(id.toStdString(), std::nullopt);
    pin(places, tr("Unpin"));
}

void CanvasView::unpinAll() {
    bundle::edits::CanvasPlaces places;
    if (const bundle::Campaign* campaign = session_.campaign()) {
        for (const auto& [id, place] : campaign->layout) places.emplace_back(id, std::nullopt);
    }
    pin(places, tr("Unpin all"));
}

void CanvasView::deleteSelected() {
    if (scene_.currentEdge() >= 0) return endPath();
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
        clipboard::paste(session_.document(), campaignId(), scene_.edgeRef(edge), text, label.toStdString());
    if (!paste || !session_.apply(paste->edit)) return false;
    showNode(paste->ids.front());
    scene_.selectAlso(paste->ids);
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
    QStringList all;
    for (const NodeItem* item : scene_.nodes()) all << item->card().id;
    scene_.selectAlso(all);
}

}  // namespace rehearsal::design
