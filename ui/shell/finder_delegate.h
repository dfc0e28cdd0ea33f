#pragma once

#include <QStyledItemDelegate>

namespace rehearsal::shell {

/// A line of a Finder: icon, title, and the quieter detail at the end.
class FinderDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace rehearsal::shell
