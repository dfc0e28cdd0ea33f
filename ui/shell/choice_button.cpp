#include "shell/choice_button.h"

#include <QPainter>

#include "widgets/icon_tile.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kHeight = 64;
constexpr int kTile = 36;

}  // namespace

ChoiceButton::ChoiceButton(QString iconName, theme::Scale scale, const QString& title, QString sentence,
                           QWidget* parent)
    : QAbstractButton(parent), iconName_(std::move(iconName)), scale_(scale), sentence_(std::move(sentence)) {
    setText(title);
    setAccessibleDescription(sentence_);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const {
    return {360, kHeight};
}

void ChoiceButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || isDown();
    painter.setBrush(theme::color(lit ? theme::Role::ControlHover : theme::Role::Card));
    painter.setPen(hasFocus()
                       ? QPen(theme::color(theme::Role::Focus), 2)
                       : QPen(theme::color(lit ? theme::Role::ControlBorder : theme::Role::Border), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kCardRadius, theme::kCardRadius);
    const QRectF tile(14, (height() - kTile) / 2.0, kTile, kTile);
    widgets::IconTile::paint(painter, tile, iconName_, scale_);
    const QRect texts = rect().adjusted(14 + kTile + 14, 12, -14, -12);
    painter.setPen(theme::color(theme::Role::Text));
    painter.setFont(theme::font(theme::TextSize::Body, theme::Weight::Medium));
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignTop, text());
    const QFont small = theme::font(theme::TextSize::Secondary);
    painter.setPen(theme::color(theme::Role::SecondaryText));
    painter.setFont(small);
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetrics(small).elidedText(sentence_, Qt::ElideMiddle, texts.width()));
}

}  // namespace rehearsal::shell
