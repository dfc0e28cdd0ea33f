#include "email/grid_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include "email/grid_model.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr double kOutdated = 0.45;
constexpr int kMarkGround = 24;

void paintSkeleton(QPainter& painter, const QRectF& card) {
    painter.fillRect(card, theme::color(theme::Scale::Slate, 3));
    painter.setBrush(theme::color(theme::Scale::Slate, 5));
    painter.setPen(Qt::NoPen);
    const QRectF inside = card.adjusted(16, 16, -16, -16);
    painter.drawRoundedRect(QRectF(inside.left(), inside.top(), inside.width(), 40), 3, 3);
    for (int line = 0; line < 3; ++line) {
        const double width = inside.width() * (line == 2 ? 0.6 : 1);
        painter.drawRoundedRect(QRectF(inside.left(), inside.top() + 54 + 14 * line, width, 6), 3, 3);
    }
}

void paintSentence(QPainter& painter, const QRectF& card, const QString& text) {
    painter.fillRect(card, theme::color(theme::Scale::Slate, 3));
    painter.setFont(theme::font(theme::TextSize::Secondary));
    painter.setPen(theme::color(theme::Role::SecondaryText));
    painter.drawText(card.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void paintMail(QPainter& painter, const QRectF& card, const QModelIndex& index) {
    const auto image = index.data(GridModel::ImageRole).value<QImage>();
    const auto state = static_cast<GridModel::State>(index.data(GridModel::StateRole).toInt());
    if (!image.isNull()) {
        // Below a short mail its client goes on in its own colour.
        painter.fillRect(card, image.pixelColor(0, image.height() - 1));
        if (state != GridModel::State::Done) painter.setOpacity(kOutdated);
        painter.drawImage(card.topLeft(), image);
        painter.setOpacity(1);
    } else if (state == GridModel::State::Waiting) {
        paintSkeleton(painter, card);
    } else if (state == GridModel::State::Stopped) {
        paintSentence(painter, card, GridModel::tr("Not drawn"));
    } else {
        paintSentence(painter, card, GridModel::tr("Nothing to show"));
    }
}

}  // namespace

QSize GridDelegate::cellSize() {
    return {Thumbnails::kWidth + 2 * theme::kInsideControl, Thumbnails::kHeight + 2 * theme::kInsideControl};
}

QPixmap GridDelegate::mark(Trouble trouble, int size, double ratio) {
    if (trouble == Trouble::None) return {};
    const bool broken = trouble >= Trouble::Errors;
    const QColor color = theme::color(broken ? theme::Role::ErrorText : theme::Role::WarningText);
    return widgets::iconPixmap(broken ? QStringLiteral("circle-x") : QStringLiteral("triangle-alert"), color,
                               size, ratio);
}

void GridDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF card(0, 0, Thumbnails::kWidth, Thumbnails::kHeight);
    card.moveCenter(QRectF(option.rect).center().toPoint());
    QPainterPath shape;
    shape.addRoundedRect(card, theme::kControlRadius, theme::kControlRadius);
    painter->setClipPath(shape, Qt::IntersectClip);
    paintMail(*painter, card, index);
    painter->setClipRect(option.rect);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme::color(current ? theme::Role::Accent
                                      : under ? theme::Role::ControlBorder
                                              : theme::Role::Border),
                         current ? 2 : 1));
    painter->drawPath(shape);
    const auto trouble = static_cast<Trouble>(index.data(GridModel::MarkRole).toInt());
    if (trouble != Trouble::None) {
        QRectF ground(0, 0, kMarkGround, kMarkGround);
        ground.moveTopRight(card.topRight() + QPointF(-4, 4));
        painter->setPen(QPen(theme::color(theme::Role::Border), 1));
        painter->setBrush(theme::color(theme::Role::Card));
        painter->drawEllipse(ground);
        const int inset = (kMarkGround - theme::kSmallIcon) / 2;
        painter->drawPixmap(ground.topLeft() + QPointF(inset, inset),
                            mark(trouble, theme::kSmallIcon, painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return cellSize();
}

}  // namespace rehearsal::email
