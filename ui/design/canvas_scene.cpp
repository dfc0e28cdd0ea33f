#include "design/canvas_scene.h"

#include <QGraphicsPathItem>
#include <QPen>
#include <QSet>

#include "design/edge_item.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

CanvasScene::CanvasScene(session::Session& session, QObject* parent)
    : QGraphicsScene(parent), session_(session) {
    connect(this, &QGraphicsScene::selectionChanged, this, &CanvasScene::onSelectionChanged);
}

CanvasScene::~CanvasScene() {
    // The items go after this object's own members: what they say of their end must not come back here.
    disconnect(this, nullptr, this, nullptr);
}

void CanvasScene::refresh() {
    refreshing_ = true;
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign || campaignId_ != session_.campaignId()) {
        clear();
        nodes_.clear();
        edges_.clear();
        pluses_.clear();
        byId_.clear();
        drag_ = nullptr;
        currentId_.clear();
        campaignId_ = session_.campaignId();
    }
    if (campaign) {
        graph_ = flowGraph(*campaign);
        placeNodes(cardsOf(session_, *campaign, graph_));
        makeEdges(*campaign);
        setSceneRect(layout_.bounds.adjusted(-400, -200, 400, 300));
    } else {
        graph_ = {};
        layout_ = {};
    }
    refreshing_ = false;
    if (!byId_.contains(currentId_)) currentId_.clear();
    emit rebuilt();
}

void CanvasScene::placeNodes(const std::vector<Card>& cards) {
    QHash<QString, NodeItem*> kept;
    nodes_.clear();
    std::vector<double> heights;
    for (const Card& card : cards) {
        NodeItem* item = byId_.take(card.id);
        if (!item) {
            item = new NodeItem(card);
            addItem(item);
            connect(item, &NodeItem::activated, this, [this, item] { emit nodeActivated(item->card().id); });
        } else if (!(item->card() == card)) {
            item->setCard(card);
        }
        kept.insert(card.id, item);
        nodes_.push_back(item);
        heights.push_back(item->height());
    }
    qDeleteAll(byId_);
    byId_ = kept;
    layout_ = layOut(graph_, heights);
    for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i]->setPos(layout_.nodes[i].topLeft());
}

void CanvasScene::makeEdges(const bundle::Campaign& campaign) {
    // A click on an edge's own button may lead here: its items go once the event is over.
    for (EdgeItem* edge : edges_) {
        removeItem(edge);
        edge->deleteLater();
    }
    for (QGraphicsItem* plus : pluses_) {
        removeItem(plus);
        static_cast<PlusItem*>(plus)->deleteLater();
    }
    edges_.clear();
    pluses_.clear();
    for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) {
        makeEdge(i, edgeCount(session_, campaign, graph_, i));
    }
}

void CanvasScene::makeEdge(int index, const QString& count) {
    const auto at = static_cast<std::size_t>(index);
    auto* edge = new EdgeItem(index, graph_.edges[at], layout_.edges[at], count);
    auto* plus = new PlusItem(index, graph_.edges[at].to == FlowEdge::kOpen);
    addItem(edge);
    addItem(plus);
    QPointF place = layout_.edges[at].plus;
    // A count sits where the button would: they share the line.
    if (!count.isEmpty() && graph_.edges[at].label.empty()) place.setY(layout_.edges[at].label.y() + 22);
    plus->setPos(place);
    connect(edge, &EdgeItem::hovered, plus, &PlusItem::setNear);
    connect(edge, &EdgeItem::dragged, this, [this, edge](QPointF pos) { showDrag(*edge, pos); });
    connect(edge, &EdgeItem::dropped, this, [this, index](QPointF pos) { endDrag(index, pos); });
    connect(plus, &PlusItem::clicked, this, [this, plus] { emit plusClicked(plus->edge(), plus->pos()); });
    edges_.push_back(edge);
    pluses_.push_back(plus);
}

NodeItem* CanvasScene::node(const QString& id) const {
    return byId_.value(id);
}

EdgeItem* CanvasScene::edge(int index) const {
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < edges_.size() ? edges_[at] : nullptr;
}

NodeItem* CanvasScene::nodeAt(const QPointF& pos) const {
    for (NodeItem* node : nodes_) {
        if (node->sceneBoundingRect().contains(pos)) return node;
    }
    return nullptr;
}

void CanvasScene::showDrag(const EdgeItem& edge, const QPointF& pos) {
    if (!drag_) {
        drag_ = addPath({}, QPen(theme::color(theme::Role::Accent), 2, Qt::DashLine));
        drag_->setZValue(4);
    }
    QPainterPath path(edge.route().points.front());
    path.lineTo(pos);
    drag_->setPath(path);
    NodeItem* over = nodeAt(pos);
    for (NodeItem* node : nodes_) node->setTarget(node == over && !node->card().id.isEmpty());
}

void CanvasScene::endDrag(int edge, const QPointF& pos) {
    delete drag_;
    drag_ = nullptr;
    for (NodeItem* node : nodes_) node->setTarget(false);
    NodeItem* over = nodeAt(pos);
    if (over && !over->card().id.isEmpty()) emit connectRequested(edge, over->card().id);
}

QStringList CanvasScene::selectedIds() const {
    QStringList ids;
    for (NodeItem* node : nodes_) {
        if (node->isSelected() && !node->card().id.isEmpty()) ids << node->card().id;
    }
    return ids;
}

void CanvasScene::setCurrentId(const QString& id) {
    if (NodeItem* last = node(currentId_)) last->setCurrent(false);
    currentId_ = id;
    if (NodeItem* now = node(id)) now->setCurrent(true);
    emit currentChanged(id);
}

void CanvasScene::selectOnly(const QString& id) {
    NodeItem* item = node(id);
    if (!item) return;
    {
        const QSignalBlocker quiet(this);
        clearSelection();
        item->setSelected(true);
    }
    setCurrentId(id);
}

void CanvasScene::onSelectionChanged() {
    if (refreshing_) return;
    const auto selected = selectedItems();
    if (selected.size() == 1) {
        if (const auto* item = qgraphicsitem_cast<NodeItem*>(selected.front())) setCurrentId(item->card().id);
    } else if (selected.isEmpty()) {
        setCurrentId({});
    }
}

}  // namespace rehearsal::design
