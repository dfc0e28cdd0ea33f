#include "design/plus_item.h"

#include <QCursor>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

PlusItem::PlusItem(int edge, bool always) : edge_(edge), always_(always) {
    setAcceptHoverEvents(true);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Add a step here"));
    setZValue(3);
}

void PlusItem::setEdge(int edge, bool always) {
    edge_ = edge;
    always_ = always;
    update();
}

void PlusItem::setNear(bool near) {
    near_ = near;
    update();
}

void PlusItem::setCurrent(bool current) {
    current_ = current;
    update();
}

void PlusItem::setSlot(SlotState state) {
    if (slot_ == state) return;
    prepareGeometryChange();
    slot_ = state;
    update();
}

QRectF PlusItem::boundingRect() const {
    if (slot_ != SlotState::None)
        return {-kSlotWidth / 2 - 2, -kSlotHeight / 2 - 2, kSlotWidth + 4, kSlotHeight + 4};
    const double around = kRadius + 6;
    return {-around, -around, 2 * around, 2 * around};
}

QPainterPath PlusItem::shape() const {
    QPainterPath shape;
    shape.addRect(-kRadius, -kRadius, 2 * kRadius, 2 * kRadius);
    return shape;
}

void PlusItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
    hovered_ = true;
    update();
}

void PlusItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    hovered_ = false;
    update();
}

void PlusItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    event->setAccepted(event->button() == Qt::LeftButton);
}

void PlusItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (shape().contains(event->pos())) emit clicked();
}

void PlusItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    if (slot_ != SlotState::None) return paintSlot(*painter);
    if (!shown() || option->levelOfDetailFromTransform(painter->worldTransform()) < 0.4) return;
    painter->setRenderHint(QPainter::Antialiasing);
    if (current_) {
        painter->setPen(QPen(theme::color(theme::Role::Focus), 2));
        painter->setBrush(theme::color(theme::Role::App));
        painter->drawEllipse(QPointF(0, 0), 15, 15);
    }
    painter->setPen(QPen(theme::color(hovered_ ? theme::Role::Accent : theme::Role::ControlBorder), 1));
    painter->setBrush(theme::color(hovered_ ? theme::Role::Accent : theme::Role::Card));
    painter->drawEllipse(QPointF(0, 0), 10, 10);
    painter->setPen(QPen(theme::color(hovered_ ? theme::Role::OnAccent : theme::Role::SecondaryText), 1.5,
                         Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(-4, 0), QPointF(4, 0));
    painter->drawLine(QPointF(0, -4), QPointF(0, 4));
}

void PlusItem::paintSlot(QPainter& painter) const {
    const bool hovered = slot_ == SlotState::Hovered;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(theme::color(theme::Role::Accent), hovered ? 2 : 1.5, hovered ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme::color(theme::Scale::Indigo, hovered ? 5 : 3));
    painter.drawRoundedRect(QRectF(-kSlotWidth / 2, -kSlotHeight / 2, kSlotWidth, kSlotHeight),
                            theme::kCardRadius, theme::kCardRadius);
    painter.setPen(QPen(theme::textOnTint(theme::Scale::Indigo), 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-5, 0), QPointF(5, 0));
    painter.drawLine(QPointF(0, -5), QPointF(0, 5));
}

}  // namespace rehearsal::design
