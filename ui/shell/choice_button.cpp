#include "shell/choice_button.h"

#include <QPainter>

#include "shell/choice_painting.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kHeight = 64;

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
    paintChoice(painter, rect(), {iconName_, scale_, text(), sentence_});
}

}  // namespace rehearsal::shell
