#include "widgets/data_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include "widgets/badge.h"
#include "widgets/theme.h"

namespace rehearsal::widgets {

void setUpTable(QTableView* table) {
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setMouseTracking(true);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTextElideMode(Qt::ElideRight);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(theme::kRowHeight);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

BadgeDelegate::BadgeDelegate(int scaleRole, QObject* parent)
    : QStyledItemDelegate(parent), scaleRole_(scaleRole) {}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (text.isEmpty()) return;
    const int room = item.rect.width() - theme::kInsideControl;
    QRectF badge(0, 0, std::min(Badge::width(text), room), Badge::kHeight);
    badge.moveCenter(QPointF(item.rect.center()));
    badge.moveLeft(item.rect.left() + theme::kInsideControl);
    Badge::paint(*painter, badge, text, static_cast<theme::Scale>(index.data(scaleRole_).toInt()));
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {Badge::width(index.data().toString()) + 2 * theme::kInsideControl, theme::kRowHeight};
}

}  // namespace rehearsal::widgets
