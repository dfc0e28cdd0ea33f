#include "email/grid_people_header.h"

#include <QPainter>
#include <QTextLayout>

#include "email/grid_delegate.h"
#include "email/grid_model.h"
#include "email/grid_row.h"
#include "widgets/badge.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kWidth = 168;

/// As many lines of a text as fit; the last is cut off with dots.
void paintLines(QPainter& painter, const QRect& room, const QFont& font, const QString& text) {
    const QFontMetrics metrics(font);
    painter.setFont(font);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (int top = room.top(); top + metrics.height() <= room.bottom(); top += metrics.lineSpacing()) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(room.width());
        const bool last = top + metrics.lineSpacing() + metrics.height() > room.bottom();
        const QString words =
            last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, room.width())
                 : text.mid(line.textStart(), line.textLength());
        painter.drawText(QRect(room.left(), top, room.width(), metrics.height()), Qt::AlignLeft, words);
    }
    layout.endLayout();
}

}  // namespace

GridPeopleHeader::GridPeopleHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {
    setSectionsClickable(true);
    setSectionResizeMode(QHeaderView::Fixed);
    setDefaultSectionSize(GridDelegate::cellSize().height());
    setHighlightSections(false);
}

QSize GridPeopleHeader::sizeHint() const {
    return {kWidth, QHeaderView::sizeHint().height()};
}

void GridPeopleHeader::paintSection(QPainter* painter, const QRect& rect, int row) const {
    painter->save();
    painter->fillRect(rect, theme::color(theme::Role::Card));
    const auto of = [this, row](int role) { return model()->headerData(row, Qt::Vertical, role); };
    QRect room = rect.adjusted(theme::kPanelPadding, theme::kBetweenFields, -theme::kInsideControl,
                               -theme::kInsideControl);
    const QFont strong = theme::font(theme::TextSize::Body, theme::Weight::Medium);
    const int line = QFontMetrics(strong).height();
    painter->setFont(strong);
    painter->setPen(theme::color(theme::Role::Text));
    painter->drawText(
        QRect(room.topLeft(), QSize(room.width(), line)), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(strong).elidedText(of(Qt::DisplayRole).toString(), Qt::ElideRight, room.width()));
    room.setTop(room.top() + line + 4);
    if (of(GridModel::EdgeRole).toBool()) {
        const QString text = tr("Edge case");
        const QRectF badge(room.left(), room.top(), widgets::Badge::width(text), widgets::Badge::kHeight);
        widgets::Badge::paint(*painter, badge, text, theme::Scale::Slate);
        room.setTop(room.top() + widgets::Badge::kHeight + 6);
    }
    const auto trouble = static_cast<Trouble>(of(GridModel::MarkRole).toInt());
    painter->setPen(theme::color(theme::Role::SecondaryText));
    if (trouble != Trouble::None) {
        painter->drawPixmap(room.topLeft(), GridDelegate::mark(trouble, theme::kSmallIcon,
                                                               painter->device()->devicePixelRatioF()));
        room.setLeft(room.left() + theme::kSmallIcon + 6);
        painter->setPen(
            theme::color(trouble >= Trouble::Errors ? theme::Role::ErrorText : theme::Role::WarningText));
    }
    paintLines(*painter, room, theme::font(theme::TextSize::Secondary), of(GridModel::ReasonRole).toString());
    painter->restore();
}

}  // namespace rehearsal::email
