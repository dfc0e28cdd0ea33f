#include "design/canvas_scene.h"

#include <QGraphicsPathItem>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>

#include "design/edge_item.h"
#include "design/flow_order.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

namespace {

constexpr double kFarthest = 100'000 * grid::kDot;  ///< Of a pin: what a file says may be anything.

/// Pins as the document keeps them, in dots, turned into places of the scene.
Pins pinsOf(const bundle::Campaign& campaign, const FlowGraph& graph) {
    if (campaign.layout.empty()) return {};
    const auto scene = [](double dots) { return std::clamp(dots * grid::kDot, -kFarthest, kFarthest); };
    Pins pins(graph.ids.size());
    for (const auto& [id, place] : campaign.layout) {
        const int vertex = graph.indexOf(id);
        if (vertex > 0) pins[at(vertex)] = QPointF(scene(place.x), scene(place.y));
    }
    return pins;
}

QString edgeName(const FlowGraph& graph, const FlowEdge& edge) {
    return QString::fromStdString(graph.ids[at(edge.from)] + ":" + edge.pointer);
}

}  // namespace

CanvasScene::CanvasScene(session::Session& session, QObject* parent)
    : QGraphicsScene(parent), session_(session), glide_(this) {
    connect(this, &QGraphicsScene::selectionChanged, this, &CanvasScene::onSelectionChanged);
}

CanvasScene::~CanvasScene() {
    // The items go after this object's own members: what they say of their end must not come back here.
    disconnect(this, nullptr, this, nullptr);
}

void CanvasScene::empty() {
    glide_.finish();
    clear();
    nodes_.clear();
    edges_.clear();
    pluses_.clear();
    byId_.clear();
    edgesByName_.clear();
    drag_ = nullptr;
    currentId_.clear();
    currentEdge_.reset();
    campaignId_ = session_.campaignId();
}

void CanvasScene::refresh() {
    refreshing_ = true;
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign || campaignId_ != session_.campaignId()) empty();
    if (campaign) {
        glide_.start(nodes_, edges_);
        graph_ = flowGraph(*campaign);
        placeNodes(*campaign, cardsOf(session_, *campaign, graph_));
        placeEdges(*campaign);
        findStops();
        glide_.run(nodes_, edges_);
        setSceneRect(layout_.bounds.adjusted(-400, -200, 400, 300));
    } else {
        graph_ = {};
        layout_ = {};
        stops_.clear();
    }
    refreshing_ = false;
    if (!byId_.contains(currentId_)) currentId_.clear();
    if (currentEdge() < 0) currentEdge_.reset();
    emit rebuilt();
}

void CanvasScene::drawForeground(QPainter* painter, const QRectF& rect) {
    if (painter->worldTransform().m11() < 0.4) return;
    painter->setRenderHint(QPainter::Antialiasing);
    for (const EdgeItem* edge : edges_) {
        if (edge->labelBox().intersects(rect)) edge->paintLabel(*painter);
    }
}

void CanvasScene::findStops() {
    stops_.clear();
    for (const int vertex : readOrder(graph_).order) {
        stops_.push_back({vertex, -1});
        for (const int edge : graph_.out[at(vertex)]) stops_.push_back({vertex, edge});
    }
}

CanvasScene::Stop CanvasScene::currentStop() const {
    return {graph_.indexOf(currentId_.toStdString()), currentEdge()};
}

QGraphicsObject* CanvasScene::itemAt(const Stop& stop) const {
    if (stop.edge >= 0) return plus(stop.edge);
    return stop.vertex >= 0 && at(stop.vertex) < nodes_.size() ? nodes_[at(stop.vertex)] : nullptr;
}

QString CanvasScene::plusName(int edge) const {
    const FlowEdge& flow = graph_.edges[at(edge)];
    const auto nameOf = [&](int vertex) {
        return vertex == 0 ? tr("the entry") : nodes_[at(vertex)]->card().sentence;
    };
    const QString way = QString::fromStdString(flow.label);
    QString name = flow.to >= 0 ? tr("Add a step between %1 and %2").arg(nameOf(flow.from), nameOf(flow.to))
                                : tr("Add a step after %1").arg(nameOf(flow.from));
    return way.isEmpty() ? name : tr("%1, on “%2”").arg(name, way);
}

void CanvasScene::placeNodes(const bundle::Campaign& campaign, const std::vector<Card>& cards) {
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
    layout_ = layOut(graph_, heights, pinsOf(campaign, graph_));
    for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i]->setPos(layout_.nodes[i].topLeft());
}

void CanvasScene::placeEdges(const bundle::Campaign& campaign) {
    QHash<QString, EdgePair> kept;
    edges_.clear();
    pluses_.clear();
    for (int i = 0; i < static_cast<int>(graph_.edges.size()); ++i) {
        const FlowEdge& edge = graph_.edges[at(i)];
        const EdgeRoute& route = layout_.edges[at(i)];
        const QString name = edgeName(graph_, edge);
        const QString count = edgeCount(session_, campaign, graph_, i);
        const auto known = edgesByName_.constFind(name);
        const EdgePair pair = known == edgesByName_.cend() ? makeEdge(i, count) : *known;
        edgesByName_.remove(name);
        pair.edge->show(i, edge, route, count);
        pair.plus->setEdge(i, edge.to == FlowEdge::kOpen);
        // A count sits where the button would: they share the line.
        const bool shares = !count.isEmpty() && edge.label.empty() && !route.rerouted;
        pair.plus->setPos(shares ? QPointF(route.plus.x(), route.label.y() + 22) : route.plus);
        kept.insert(name, pair);
        edges_.push_back(pair.edge);
        pluses_.push_back(pair.plus);
    }
    for (const EdgePair& gone : std::as_const(edgesByName_)) dropEdge(gone);
    edgesByName_ = kept;
}

CanvasScene::EdgePair CanvasScene::makeEdge(int index, const QString& count) {
    const FlowEdge& flow = graph_.edges[at(index)];
    auto* edge = new EdgeItem(index, flow, layout_.edges[at(index)], count);
    auto* plus = new PlusItem(index, flow.to == FlowEdge::kOpen);
    addItem(edge);
    addItem(plus);
    connect(edge, &EdgeItem::hovered, plus, &PlusItem::setNear);
    connect(edge, &EdgeItem::dragged, this, [this, edge](QPointF pos) { showDrag(*edge, pos); });
    connect(edge, &EdgeItem::dropped, this, [this, edge](QPointF pos) { endDrag(edge->index(), pos); });
    connect(plus, &PlusItem::clicked, this, [this, plus] { emit plusClicked(plus->edge(), plus->pos()); });
    return {edge, plus};
}

void CanvasScene::dropEdge(const EdgePair& pair) {
    // A click on an edge's own button may lead here: its items go once the event is over.
    for (QGraphicsObject* item :
         {static_cast<QGraphicsObject*>(pair.edge), static_cast<QGraphicsObject*>(pair.plus)}) {
        removeItem(item);
        item->deleteLater();
    }
}

NodeItem* CanvasScene::node(const QString& id) const {
    return byId_.value(id);
}

EdgeItem* CanvasScene::edge(int index) const {
    return index >= 0 && at(index) < edges_.size() ? edges_[at(index)] : nullptr;
}

PlusItem* CanvasScene::plus(int index) const {
    return index >= 0 && at(index) < pluses_.size() ? pluses_[at(index)] : nullptr;
}

bundle::edits::EdgeRef CanvasScene::edgeRef(int edge) const {
    const FlowEdge& e = graph_.edges[at(edge)];
    return {graph_.ids[at(e.from)], e.pointer};
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

void CanvasScene::selectAlso(const QStringList& ids) {
    {
        const QSignalBlocker quiet(this);
        for (const QString& id : ids) {
            if (NodeItem* item = node(id); item && !id.isEmpty()) item->setSelected(true);
        }
    }
    emit selectedChanged();
}

void CanvasScene::setCurrentId(const QString& id) {
    setCurrentEdge(-1);
    if (NodeItem* last = node(currentId_)) last->setCurrent(false);
    currentId_ = id;
    if (NodeItem* now = node(id)) now->setCurrent(true);
    emit currentChanged(id);
}

int CanvasScene::currentEdge() const {
    if (!currentEdge_) return -1;
    const int from = graph_.indexOf(currentEdge_->node);
    if (from < 0) return -1;
    for (const int edge : graph_.out[at(from)]) {
        if (graph_.edges[at(edge)].pointer == currentEdge_->pointer) return edge;
    }
    return -1;
}

void CanvasScene::setCurrentEdge(int edge) {
    if (PlusItem* last = plus(currentEdge())) last->setCurrent(false);
    currentEdge_.reset();
    PlusItem* now = plus(edge);
    if (!now) return;
    selectOnly(QString::fromStdString(edgeRef(edge).node));
    if (NodeItem* from = node(currentId_)) from->setCurrent(false);
    currentEdge_ = edgeRef(edge);
    now->setCurrent(true);
    emit currentEdgeChanged(edge);
}

void CanvasScene::showSlots(const std::function<bool(int edge)>& offered) {
    for (PlusItem* plus : pluses_)
        plus->setSlot(offered(plus->edge()) ? PlusItem::SlotState::Offered : PlusItem::SlotState::None);
}

int CanvasScene::hoverSlot(const QPointF& pos) {
    int nearest = -1;
    double distance = 1e300;
    for (PlusItem* plus : pluses_) {
        if (plus->slotState() == PlusItem::SlotState::None) continue;
        const QPointF by = pos - plus->pos();
        const bool inside =
            std::abs(by.x()) <= PlusItem::kSlotWidth / 2 && std::abs(by.y()) <= PlusItem::kSlotHeight;
        if (!inside || by.manhattanLength() >= distance) continue;
        distance = by.manhattanLength();
        nearest = plus->edge();
    }
    for (PlusItem* plus : pluses_) {
        if (plus->slotState() == PlusItem::SlotState::None) continue;
        plus->setSlot(plus->edge() == nearest ? PlusItem::SlotState::Hovered : PlusItem::SlotState::Offered);
    }
    return nearest;
}

void CanvasScene::hideSlots() {
    for (PlusItem* plus : pluses_) plus->setSlot(PlusItem::SlotState::None);
}

bool CanvasScene::cancelEdgeDrag() {
    if (!drag_) return false;
    delete drag_;
    drag_ = nullptr;
    for (NodeItem* node : nodes_) node->setTarget(false);
    if (QGraphicsItem* grabber = mouseGrabberItem()) grabber->ungrabMouse();
    return true;
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
    emit selectedChanged();
}

}  // namespace rehearsal::design
