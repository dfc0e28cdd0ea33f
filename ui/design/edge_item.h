#pragma once

#include <QGraphicsObject>
#include <QPainterPath>

#include "design/layout.h"

namespace rehearsal::design {

/// The line of an edge with its label, the count after a run, and the marker where a path ends. Its end can
/// be dragged onto another step.
class EdgeItem : public QGraphicsObject {
    Q_OBJECT
  public:
    enum { Type = UserType + 2 };

    EdgeItem(int index, FlowEdge edge, EdgeRoute route, QString count);

    /// Shows another state of the same edge.
    void show(int index, FlowEdge edge, EdgeRoute route, QString count);
    /// Runs elsewhere for a while, on its way to another place.
    void setRoute(EdgeRoute route);

    int index() const { return index_; }
    const QString& count() const { return count_; }
    const FlowEdge& edge() const { return edge_; }
    const EdgeRoute& route() const { return route_; }
    /// Where the line can be taken hold of, to lead it elsewhere.
    QPointF handle() const { return route_.points.back(); }

    /// The chip with its label and count; the scene draws all of them over all lines.
    void paintLabel(QPainter& painter) const;
    /// The most room the chip takes.
    QRectF labelBox() const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  signals:
    void hovered(bool inside);
    void dragged(QPointF scenePos);
    void dropped(QPointF scenePos);

  protected:
    bool sceneEvent(QEvent* event) override;
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

  private:
    bool atHandle(const QPointF& pos) const;
    QString labelText() const;
    QString endText() const;
    void paintArrow(QPainter& painter, const QColor& color) const;
    void paintEnd(QPainter& painter) const;

    int index_;
    FlowEdge edge_;
    EdgeRoute route_;
    QString count_;
    QPainterPath path_;
    bool hovered_ = false;
    bool dragging_ = false;
};

/// A polyline with round corners.
QPainterPath roundedPath(const std::vector<QPointF>& points, double radius);

}  // namespace rehearsal::design
