#pragma once

#include <QStyledItemDelegate>

namespace rehearsal::email {

enum class Trouble;

/// Draws a cell of "Everyone": the mail on a card, a mark on it where something is wrong, a ring around the
/// current one.
class GridDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Of a whole cell, with the space around its card.
    static QSize cellSize();
    /// The icon of a trouble: its form tells it too, not its colour alone. Null where there is none.
    static QPixmap mark(Trouble trouble, int size, double ratio);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace rehearsal::email
