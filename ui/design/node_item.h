#pragma once

#include <QGraphicsObject>
#include <QTextLayout>

#include "design/card.h"

namespace rehearsal::design {

/// A card on the canvas: icon tile, kind, sentence, and the foot with time and counts.
class NodeItem : public QGraphicsObject {
    Q_OBJECT
  public:
    enum { Type = UserType + 1 };

    explicit NodeItem(Card card);

    const Card& card() const { return card_; }
    void setCard(Card card);
    /// How high the card is; known before it is placed.
    double height() const { return height_; }
    /// The ring of the keyboard, drawn where the canvas has the focus.
    void setCurrent(bool current);
    bool isCurrent() const { return current_; }
    /// In somebody's hand: it lies over the others and lets them be seen.
    void setLifted(bool lifted);
    /// Whether an edge that is being dragged would end here.
    void setTarget(bool target);

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  signals:
    void activated();  ///< Double click: edit it.

  protected:
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;

  private:
    void layOutText();
    QRectF rect() const;
    void paintFrame(QPainter& painter) const;
    void paintFull(QPainter& painter) const;
    void paintBadges(QPainter& painter) const;
    void paintSmall(QPainter& painter, double detail) const;

    Card card_;
    QStringList lines_;
    double height_ = 0;
    bool current_ = false;
    bool target_ = false;
};

}  // namespace rehearsal::design
