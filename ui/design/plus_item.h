#pragma once

#include <QGraphicsObject>

namespace rehearsal::design {

/// The round `+` on a line: adds a step there. Always seen at open ends, elsewhere while the pointer is on
/// the line.
class PlusItem : public QGraphicsObject {
    Q_OBJECT
  public:
    enum { Type = UserType + 3 };
    static constexpr double kRadius = 12;

    PlusItem(int edge, bool always);

    int edge() const { return edge_; }
    /// Shows or hides it as the pointer comes and goes.
    void setNear(bool near);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return {-kRadius, -kRadius, 2 * kRadius, 2 * kRadius}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  signals:
    void clicked();

  protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

  private:
    bool shown() const { return always_ || near_ || hovered_; }

    int edge_;
    bool always_;
    bool near_ = false;
    bool hovered_ = false;
};

}  // namespace rehearsal::design
