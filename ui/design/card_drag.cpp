#include "design/card_drag.h"

#include <cmath>

#include "design/canvas_scene.h"
#include "design/node_item.h"

namespace rehearsal::design {

bundle::CanvasPlace canvasPlace(const QPointF& topLeft) {
    return {std::round((topLeft.x() + grid::kCardWidth / 2) / grid::kDot),
            std::round(topLeft.y() / grid::kDot)};
}

void CardDrag::begin(const QStringList& ids, const QPointF& pos) {
    ids_ = ids;
    from_ = pos;
    edge_ = -1;
    endsPath_ = false;
    for (const QString& id : ids) {
        NodeItem* item = scene_.node(id);
        if (!item) continue;
        items_.insert(item, item->pos());
        item->setLifted(true);
        endsPath_ = endsPath_ || item->card().type == "exit";
    }
    scene_.showSlots([this](int edge) { return mayGoTo(edge); });
}

/// Not where they come from; and what ends a journey only goes where nothing follows.
bool CardDrag::mayGoTo(int edge) const {
    const FlowEdge& flow = scene_.graph().edges[at(edge)];
    const auto isHeld = [&](int vertex) {
        return vertex >= 0 && ids_.contains(QString::fromStdString(scene_.graph().ids[at(vertex)]));
    };
    if (endsPath_ && flow.to != FlowEdge::kOpen) return false;
    return copies_ || (!isHeld(flow.from) && !isHeld(flow.to));
}

void CardDrag::moveTo(const QPointF& pos, bool copies) {
    if (copies != copies_) {
        copies_ = copies;
        scene_.showSlots([this](int edge) { return mayGoTo(edge); });
    }
    for (auto item = items_.cbegin(); item != items_.cend(); ++item)
        item.key()->setPos(item.value() + pos - from_);
    edge_ = scene_.hoverSlot(pos);
}

void CardDrag::cancel() {
    for (auto item = items_.cbegin(); item != items_.cend(); ++item) {
        item.key()->setPos(item.value());
        item.key()->setLifted(false);
    }
    items_.clear();
    copies_ = false;
    scene_.hideSlots();
}

CardDrag::Drop CardDrag::drop() {
    Drop drop{ids_, edge_, copies_, {}};
    for (auto item = items_.cbegin(); item != items_.cend(); ++item)
        drop.places.emplace_back(item.key()->card().id.toStdString(), canvasPlace(item.key()->pos()));
    cancel();
    return drop;
}

}  // namespace rehearsal::design
