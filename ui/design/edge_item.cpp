#include "design/edge_item.h"

#include <QCursor>
#include <QFontMetricsF>
#include <QGraphicsSceneMouseEvent>
#include <QLineF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "widgets/theme.h"

namespace rehearsal::design {
namespace {

namespace theme = widgets::theme;

constexpr double kCorner = 10;
constexpr double kHandle = 12;
constexpr double kChipHeight = 20;
constexpr double kMostLabel = grid::kLabelWidth - 16;

}  // namespace

QPainterPath roundedPath(const std::vector<QPointF>& points, double radius) {
    QPainterPath path;
    if (points.empty()) return path;
    path.moveTo(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points[i], points[i - 1]), out(points[i], points[i + 1]);
        const double r = std::min({radius, in.length() / 2, out.length() / 2});
        if (r < 0.5) {
            path.lineTo(points[i]);
            continue;
        }
        path.lineTo(in.pointAt(r / in.length()));
        path.quadTo(points[i], out.pointAt(r / out.length()));
    }
    path.lineTo(points.back());
    return path;
}

EdgeItem::EdgeItem(int index, FlowEdge edge, EdgeRoute route, QString count)
    : index_(index),
      edge_(std::move(edge)),
      route_(std::move(route)),
      count_(std::move(count)),
      path_(roundedPath(route_.points, kCorner)) {
    setAcceptHoverEvents(true);
    setZValue(1);
}

void EdgeItem::show(int index, FlowEdge edge, EdgeRoute route, QString count) {
    const bool same = edge_ == edge && count_ == count && route_ == route;
    index_ = index;
    if (same) return;
    prepareGeometryChange();
    edge_ = std::move(edge);
    count_ = std::move(count);
    route_ = std::move(route);
    path_ = roundedPath(route_.points, kCorner);
    update();
}

void EdgeItem::setRoute(EdgeRoute route) {
    prepareGeometryChange();
    route_ = std::move(route);
    path_ = roundedPath(route_.points, kCorner);
    update();
}

bool EdgeItem::sceneEvent(QEvent* event) {
    if (event->type() == QEvent::UngrabMouse) dragging_ = false;
    return QGraphicsObject::sceneEvent(event);
}

QRectF EdgeItem::labelBox() const {
    return {route_.label.x() - grid::kLabelWidth / 2, route_.label.y() - kChipHeight, grid::kLabelWidth,
            2 * kChipHeight};
}

QRectF EdgeItem::boundingRect() const {
    return path_.boundingRect().united(route_.end).united(labelBox()).adjusted(-8, -8, 8, 8);
}

QPainterPath EdgeItem::shape() const {
    QPainterPathStroker stroker;
    stroker.setWidth(24);
    QPainterPath shape = stroker.createStroke(path_);
    shape.addRect(route_.end);
    shape.addRect(QRectF(route_.plus - QPointF(16, 16), QSizeF(32, 32)));
    return shape;
}

bool EdgeItem::atHandle(const QPointF& pos) const {
    return QLineF(pos, handle()).length() <= kHandle || route_.end.contains(pos);
}

void EdgeItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
    hovered_ = true;
    emit hovered(true);
    update();
}

void EdgeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    hovered_ = false;
    unsetCursor();
    emit hovered(false);
    update();
}

void EdgeItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
    if (atHandle(event->pos())) {
        setCursor(Qt::OpenHandCursor);
    } else {
        unsetCursor();
    }
}

void EdgeItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    dragging_ = event->button() == Qt::LeftButton && atHandle(event->pos());
    event->setAccepted(dragging_);
}

void EdgeItem::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (dragging_) emit dragged(event->scenePos());
}

void EdgeItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (!dragging_) return;
    dragging_ = false;
    // Dropping may rebuild the canvas and end this item: nothing may follow.
    emit dropped(event->scenePos());
}

QString EdgeItem::labelText() const {
    const QString label = QString::fromStdString(edge_.label);
    if (count_.isEmpty()) return label;
    return label.isEmpty() ? count_ : tr("%1 · %2").arg(label, count_);
}

QString EdgeItem::endText() const {
    if (edge_.to == FlowEdge::kOpen) return tr("Ends here");
    const QString target = QString::fromStdString(edge_.target);
    return edge_.to == FlowEdge::kMissing ? tr("No step “%1”").arg(target) : tr("Goes to “%1”").arg(target);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    const double detail = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::Antialiasing, detail >= 0.15);
    const QColor line = hovered_ ? theme::color(theme::Role::Accent) : theme::color(theme::Scale::Slate, 8);
    painter->setPen(QPen(line, detail < 0.4 ? 1.5 / detail * 0.6 : 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path_);
    if (detail < 0.15) return;
    if (route_.shape != EdgeShape::End) paintArrow(*painter, line);
    if (detail < 0.4) return;
    if (route_.shape == EdgeShape::End) paintEnd(*painter);
}

void EdgeItem::paintArrow(QPainter& painter, const QColor& color) const {
    const QPointF tip = route_.points.back();
    const QPointF before = route_.points[route_.points.size() - 2];
    const QPointF along = (tip - before) / std::max(1.0, QLineF(before, tip).length());
    const QPointF across(-along.y(), along.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, tip - along * 7 + across * 4, tip - along * 7 - across * 4});
}

void EdgeItem::paintLabel(QPainter& painter) const {
    const QString text = labelText();
    if (text.isEmpty()) return;
    const QFont font = theme::font(theme::TextSize::Secondary, theme::Weight::Medium);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, kMostLabel);
    const double width = metrics.horizontalAdvance(shown) + 16;
    const QRectF chip(route_.label.x() - width / 2, route_.label.y() - kChipHeight / 2, width, kChipHeight);
    painter.setPen(QPen(theme::color(theme::Role::Border), 1));
    painter.setBrush(theme::color(theme::Role::Card));
    painter.drawRoundedRect(chip, kChipHeight / 2, kChipHeight / 2);
    painter.setFont(font);
    painter.setPen(theme::color(edge_.label.empty() ? theme::Role::SecondaryText : theme::Role::Text));
    painter.drawText(chip, Qt::AlignCenter, shown);
}

void EdgeItem::paintEnd(QPainter& painter) const {
    const bool missing = edge_.to == FlowEdge::kMissing;
    const theme::Scale scale = missing ? theme::Scale::Tomato : theme::Scale::Slate;
    painter.setPen(
        QPen(theme::color(scale, 6), 1, edge_.to == FlowEdge::kOpen ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme::color(scale, 3));
    painter.drawRoundedRect(route_.end.adjusted(0.5, 0.5, -0.5, -0.5), grid::kEndHeight / 2,
                            grid::kEndHeight / 2);
    const QFont font = theme::font(theme::TextSize::Secondary);
    painter.setFont(font);
    painter.setPen(theme::textOnTint(scale));
    const QString text = QFontMetricsF(font).elidedText(endText(), Qt::ElideMiddle, route_.end.width() - 16);
    painter.drawText(route_.end, Qt::AlignCenter, text);
}

}  // namespace rehearsal::design
