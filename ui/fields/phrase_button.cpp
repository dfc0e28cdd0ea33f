#include "fields/phrase_button.h"

#include <QKeyEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace rehearsal::fields {
namespace {

namespace theme = widgets::theme;
constexpr int kAround = 4;
constexpr int kLeastHeight = 28;
constexpr int kWrap = Qt::TextWordWrap | Qt::AlignLeft;

}  // namespace

PhraseButton::PhraseButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PhraseButton::setPhrase(const QString& text) {
    if (this->text() == text) return;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

int PhraseButton::heightForWidth(int width) const {
    const QFontMetrics metrics(theme::font(theme::TextSize::Body));
    const QRect room(0, 0, std::max(1, width - 2 * kAround), 10'000);
    return std::max(kLeastHeight, metrics.boundingRect(room, kWrap, text()).height() + 2 * kAround);
}

QSize PhraseButton::minimumSizeHint() const {
    return {60, kLeastHeight};
}

QSize PhraseButton::sizeHint() const {
    return {200, heightForWidth(200)};
}

void PhraseButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    QAbstractButton::keyPressEvent(event);
}

void PhraseButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(isDown() ? theme::Role::ControlPressed : theme::Role::ControlHover));
        painter.drawRoundedRect(outline, theme::kControlRadius, theme::kControlRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme::color(theme::Role::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(outline, theme::kControlRadius, theme::kControlRadius);
    }
    painter.setFont(
        theme::font(theme::TextSize::Body, isChecked() ? theme::Weight::Medium : theme::Weight::Regular));
    painter.setPen(theme::color(theme::Role::Text));
    const int height = heightForWidth(width());
    const int top = (height - painter.fontMetrics()
                                  .boundingRect(QRect(0, 0, width() - 2 * kAround, 10'000), kWrap, text())
                                  .height()) /
                    2;
    painter.drawText(rect().adjusted(kAround, std::max(top, kAround), -kAround, 0), kWrap | Qt::AlignTop,
                     text());
}

}  // namespace rehearsal::fields
