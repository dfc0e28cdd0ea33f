#include "shell/choice_painting.h"

#include <QPainter>

#include "widgets/icon_tile.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kTile = 36;
constexpr int kGap = 12;

}  // namespace

void paintChoice(QPainter& painter, const QRect& rect, const ChoiceContent& content) {
    const QRectF tile(rect.x() + kGap, rect.y() + (rect.height() - kTile) / 2.0, kTile, kTile);
    widgets::IconTile::paint(painter, tile, content.iconName, content.scale);
    const QFont strong = theme::font(theme::TextSize::Body, theme::Weight::Medium);
    const QFont small = theme::font(theme::TextSize::Secondary);
    const QFontMetrics titleMetrics(strong);
    const QFontMetrics sentenceMetrics(small);
    const int height = titleMetrics.height() + 2 + sentenceMetrics.height();
    QRect texts = rect.adjusted(kGap + kTile + kGap, 0, -kGap, 0);
    texts.setTop(rect.y() + (rect.height() - height) / 2);
    texts.setHeight(height);
    painter.setPen(theme::color(theme::Role::Text));
    painter.setFont(strong);
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignTop, content.title);
    painter.setPen(theme::color(theme::Role::SecondaryText));
    painter.setFont(small);
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignBottom,
                     sentenceMetrics.elidedText(content.sentence, Qt::ElideRight, texts.width()));
}

}  // namespace rehearsal::shell
