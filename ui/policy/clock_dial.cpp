#include "policy/clock_dial.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "words/words.h"

namespace rehearsal::policy {

namespace theme = widgets::theme;

namespace {

constexpr int kDay = 24 * 60;
constexpr int kStep = 15;
constexpr int kRing = 18;
constexpr int kHandle = 13;  ///< Radius: a target of 26.

int wrapped(int minutes) {
    return (minutes % kDay + kDay) % kDay;
}

}  // namespace

QString clockText(int minutes) {
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

ClockDial::ClockDial(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    setObjectName(QStringLiteral("quietClock"));
    setToolTip(tr("Drag an end, or use the arrow keys; Space changes to the other end."));
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, qOverload<>(&QWidget::update));
    say();
}

void ClockDial::setRange(int from, int to) {
    if (from == from_ && to == to_) return;
    from_ = wrapped(from);
    to_ = wrapped(to);
    say();
    update();
}

void ClockDial::setNow(std::optional<int> minutes) {
    if (now_ == minutes) return;
    now_ = minutes;
    update();
}

void ClockDial::say() {
    setAccessibleName(tr("Quiet from %1 to %2; the keys move the %3")
                          .arg(clockText(from_), clockText(to_), start_ ? tr("start") : tr("end")));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

double ClockDial::ringRadius() const {
    return width() / 2.0 - kHandle - 4;
}

QPointF ClockDial::at(int minutes, double radius) const {
    const double angle = minutes * 2 * M_PI / kDay;
    return {width() / 2.0 + radius * std::sin(angle), height() / 2.0 - radius * std::cos(angle)};
}

QPointF ClockDial::handle(bool ofStart) const {
    return at(ofStart ? from_ : to_, ringRadius());
}

void ClockDial::paintFace(QPainter& painter) const {
    const double radius = ringRadius();
    const QRectF ring(width() / 2.0 - radius, height() / 2.0 - radius, 2 * radius, 2 * radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::color(theme::Scale::Amber, 4), kRing, Qt::SolidLine, Qt::FlatCap));
    painter.drawEllipse(ring);
    // Qt counts sixteenths of a degree against the clock, from three o'clock.
    const auto start = static_cast<int>(std::lround((90.0 - from_ * 360.0 / kDay) * 16));
    const auto span = static_cast<int>(std::lround(-wrapped(to_ - from_) * 360.0 / kDay * 16));
    painter.setPen(QPen(theme::color(theme::Scale::Indigo, 9), kRing, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, start, span);
    painter.setFont(theme::font(theme::TextSize::Secondary));
    painter.setPen(theme::color(theme::Role::SecondaryText));
    for (int hour = 0; hour < 24; ++hour) {
        const bool main = hour % 6 == 0;
        if (main) {
            const QPointF center = at(hour * 60, radius - kRing - 6);
            painter.drawText(QRectF(center - QPointF(16, 10), QSizeF(32, 20)), Qt::AlignCenter,
                             QString::number(hour));
        } else {
            const QPointF center = at(hour * 60, radius - kRing - 2);
            painter.drawPoint(center);
        }
    }
}

void ClockDial::paintHandle(QPainter& painter, bool ofStart) const {
    const QPointF center = handle(ofStart);
    const bool ringed = hasFocus() && start_ == ofStart;
    painter.setBrush(theme::color(theme::Role::Card));
    painter.setPen(
        QPen(theme::color(ringed ? theme::Role::Focus : theme::Role::ControlBorder), ringed ? 3 : 1));
    painter.drawEllipse(center, kHandle, kHandle);
    const QPixmap picture = widgets::iconPixmap(ofStart ? QStringLiteral("moon") : QStringLiteral("sun"),
                                                theme::color(theme::Role::Text), 14, devicePixelRatioF());
    painter.drawPixmap(QRectF(center - QPointF(7, 7), QSizeF(14, 14)), picture, QRectF(picture.rect()));
}

void ClockDial::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFace(painter);
    if (now_) {
        painter.setPen(QPen(theme::color(theme::Role::ErrorText), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at(*now_, ringRadius() - kRing / 2.0), at(*now_, ringRadius() + kRing / 2.0));
    }
    paintHandle(painter, false);
    paintHandle(painter, true);
    painter.setPen(theme::color(theme::Role::Text));
    painter.setFont(theme::font(theme::TextSize::Section, theme::Weight::Semibold));
    const QRectF middle(0, height() / 2.0 - 20, width(), 20);
    painter.drawText(middle, Qt::AlignCenter, tr("%1 – %2").arg(clockText(from_), clockText(to_)));
    painter.setPen(theme::color(theme::Role::SecondaryText));
    painter.setFont(theme::font(theme::TextSize::Secondary));
    painter.drawText(middle.translated(0, 20), Qt::AlignCenter,
                     tr("%1 quiet").arg(words::durationText(base::minutes(wrapped(to_ - from_)))));
}

void ClockDial::move(int minutes) {
    const int other = start_ ? to_ : from_;
    if (wrapped(minutes) == other) return;  // Quiet hours without a length are none.
    start_ ? setRange(minutes, to_) : setRange(from_, minutes);
    emit rangeChanged(from_, to_, true);
}

void ClockDial::mousePressEvent(QMouseEvent* event) {
    const auto distance = [&](bool ofStart) {
        const QPointF away = event->position() - handle(ofStart);
        return std::hypot(away.x(), away.y());
    };
    start_ = distance(true) <= distance(false);
    dragging_ = true;
    say();
    mouseMoveEvent(event);
    update();
}

void ClockDial::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) return;
    const QPointF away = event->position() - QPointF(width() / 2.0, height() / 2.0);
    if (std::hypot(away.x(), away.y()) < 8) return;  // In the middle every direction is as good as another.
    const double angle = std::atan2(away.x(), -away.y());
    const int minutes = static_cast<int>(std::lround(angle / (2 * M_PI) * kDay / kStep)) * kStep;
    if (wrapped(minutes) != (start_ ? from_ : to_)) move(wrapped(minutes));
}

void ClockDial::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(dragging_, false)) emit rangeChanged(from_, to_, false);
}

void ClockDial::keyPressEvent(QKeyEvent* event) {
    const int end = start_ ? from_ : to_;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
            return move(end - kStep);
        case Qt::Key_Right:
        case Qt::Key_Up:
            return move(end + kStep);
        case Qt::Key_PageUp:
            return move(end + 60);
        case Qt::Key_PageDown:
            return move(end - 60);
        case Qt::Key_Space:
            start_ = !start_;
            say();
            return update();
        default:
            QWidget::keyPressEvent(event);
    }
}

void ClockDial::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

}  // namespace rehearsal::policy
