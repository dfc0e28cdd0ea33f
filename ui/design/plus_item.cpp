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

void PlusItem::setNear(bool near) {
    near_ = near;
    update();
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
    if (boundingRect().contains(event->pos())) emit clicked();
}

void PlusItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    if (!shown() || option->levelOfDetailFromTransform(painter->worldTransform()) < 0.4) return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::color(hovered_ ? theme::Role::Accent : theme::Role::ControlBorder), 1));
    painter->setBrush(theme::color(hovered_ ? theme::Role::Accent : theme::Role::Card));
    painter->drawEllipse(QPointF(0, 0), 10, 10);
    painter->setPen(QPen(theme::color(hovered_ ? theme::Role::OnAccent : theme::Role::SecondaryText), 1.5,
                         Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(-4, 0), QPointF(4, 0));
    painter->drawLine(QPointF(0, -4), QPointF(0, 4));
}

}  // namespace rehearsal::design
