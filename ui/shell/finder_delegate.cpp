#include "shell/finder_delegate.h"

#include <QPainter>

#include "shell/finder_model.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

QSize FinderDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {100, theme::kRowHeight};
}

void FinderDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(6, 1, -6, -1);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(theme::Role::Selection));
        painter->drawRoundedRect(row, theme::kControlRadius, theme::kControlRadius);
    }
    if (index.data(FinderModel::Heading).toBool()) {
        painter->setFont(theme::font(theme::TextSize::Secondary, theme::Weight::Medium));
        painter->setPen(theme::color(theme::Role::SecondaryText));
        painter->drawText(row.adjusted(10, 0, -12, -2), Qt::AlignLeft | Qt::AlignBottom,
                          index.data(Qt::DisplayRole).toString());
        return painter->restore();
    }
    const bool current = index.data(FinderModel::Current).toBool();
    const QColor iconColor = theme::color(current ? theme::Role::AccentText : theme::Role::SecondaryText);
    const double ratio = painter->device()->devicePixelRatioF();
    const QString iconName = index.data(FinderModel::IconName).toString();
    if (!iconName.isEmpty())
        painter->drawPixmap(row.x() + 10, row.center().y() - theme::kSmallIcon / 2 + 1,
                            widgets::iconPixmap(iconName, iconColor, theme::kSmallIcon, ratio));
    const QString detail = index.data(FinderModel::Detail).toString();
    const QFont small = theme::font(theme::TextSize::Secondary);
    const int detailWidth = detail.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(detail) + 12;
    const QRect text = row.adjusted(36, 0, -12, 0);
    painter->setFont(small);
    painter->setPen(theme::color(theme::Role::SecondaryText));
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, detail);
    const QFont body =
        theme::font(theme::TextSize::Body, current ? theme::Weight::Medium : theme::Weight::Regular);
    const QRect titleRect = text.adjusted(0, 0, -detailWidth, 0);
    painter->setFont(body);
    painter->setPen(theme::color(theme::Role::Text));
    painter->drawText(titleRect, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(body).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                                    titleRect.width()));
    painter->restore();
}

}  // namespace rehearsal::shell
