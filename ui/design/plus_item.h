#pragma once

#include <QGraphicsObject>

namespace rehearsal::design {

/// The round `+` on a line: adds a step there. Always seen at open ends and where the keyboard is, elsewhere
/// while the pointer is on the line. While a step is dragged it is the place to drop it.
class PlusItem : public QGraphicsObject {
    Q_OBJECT
  public:
    enum { Type = UserType + 3 };
    static constexpr double kRadius = 12;
    static constexpr double kSlotWidth = 208;
    static constexpr double kSlotHeight = 36;

    /// Whether a step that is being dragged may be dropped here, and would be now.
    enum class SlotState { None, Offered, Hovered };

    PlusItem(int edge, bool always);

    int edge() const { return edge_; }
    void setEdge(int edge, bool always);
    /// Shows or hides it as the pointer comes and goes.
    void setNear(bool near);
    /// The ring of the keyboard.
    void setCurrent(bool current);
    bool isCurrent() const { return current_; }
    void setSlot(SlotState state);
    SlotState slotState() const { return slot_; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  signals:
    void clicked();

  protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

  private:
    bool shown() const { return always_ || near_ || hovered_ || current_; }
    void paintSlot(QPainter& painter) const;

    int edge_;
    bool always_;
    bool near_ = false;
    bool hovered_ = false;
    bool current_ = false;
    SlotState slot_ = SlotState::None;
};

}  // namespace rehearsal::design
