#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace rehearsal::widgets {

/// Makes a table look as tables do here: whole rows, no vertical lines, rows of one height, a quiet header,
/// no row numbers. The last column takes what is left.
void setUpTable(QTableView* table);

/// Draws a cell's text as a badge, in the scale (theme::Scale as int) that a role of the model gives; nothing
/// where there is no text.
class BadgeDelegate : public QStyledItemDelegate {
  public:
    BadgeDelegate(int scaleRole, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    int scaleRole_;
};

}  // namespace rehearsal::widgets
