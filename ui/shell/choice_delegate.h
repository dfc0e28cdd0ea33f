#pragma once

#include <QStyledItemDelegate>

namespace rehearsal::shell {

/// Draws a line of a list as the start page draws its buttons: a tile, what it is, and a sentence about it.
class ChoiceDelegate : public QStyledItemDelegate {
  public:
    enum Role { Sentence = Qt::UserRole + 1, IconName, Tint };  ///< Tint: a theme::Scale.
    static constexpr int kHeight = 56;

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace rehearsal::shell
