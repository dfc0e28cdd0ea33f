#include "design/time_scrubber.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

namespace {

constexpr double kHandle = 7;
constexpr double kBarWidth = 3;
constexpr double kBarGap = 1;

}  // namespace

TimeScrubber::TimeScrubber(QWidget* parent) : QAbstractSlider(parent) {
    setObjectName(QStringLiteral("timeScrubber"));
    setAccessibleName(tr("Moment of the run"));
    setRange(0, kSteps);
    setSingleStep(kSteps / 200);
    setPageStep(kSteps / 20);
    setValue(kSteps);
    setFocusPolicy(Qt::StrongFocus);
    setOrientation(Qt::Horizontal);
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
        update();
        if (showing_) return;
        const double share = static_cast<double>(value) / kSteps;
        emit momentChosen(value >= kSteps ? std::nullopt : std::optional(timeline_.instantAt(share)));
    });
}

void TimeScrubber::setTimeline(RunTimeline timeline) {
    timeline_ = std::move(timeline);
    update();
}

void TimeScrubber::showMoment(std::optional<base::Instant> moment) {
    const QScopedValueRollback quiet(showing_, true);
    setValue(moment ? qRound(timeline_.shareOf(*moment) * kSteps) : kSteps);
}

QRectF TimeScrubber::line() const {
    return QRectF(kHandle, height() - kHandle - 4, width() - 2 * kHandle, 2);
}

void TimeScrubber::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBars(painter);
    const QRectF whole = line();
    const double x = whole.left() + whole.width() * value() / kSteps;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Role::Border));
    painter.drawRoundedRect(whole, 1, 1);
    painter.setBrush(theme::color(theme::Role::Accent));
    painter.drawRoundedRect(QRectF(whole.left(), whole.top(), x - whole.left(), whole.height()), 1, 1);
    painter.setPen(QPen(theme::color(hasFocus() ? theme::Role::Focus : theme::Role::Accent), 2));
    painter.setBrush(theme::color(theme::Role::Card));
    painter.drawEllipse(QPointF(x, whole.center().y()), kHandle - 1, kHandle - 1);
}

void TimeScrubber::paintBars(QPainter& painter) const {
    const QRectF whole = line();
    const auto count = static_cast<std::size_t>(whole.width() / (kBarWidth + kBarGap));
    const auto bars = timeline_.bars(count);
    std::uint32_t top = 1;
    for (const auto& bar : bars) top = std::max(top, bar.sent + bar.heldBack);
    const double room = whole.top() - 8;
    const double now = whole.left() + whole.width() * value() / kSteps;
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double x = whole.left() + static_cast<double>(i) * (kBarWidth + kBarGap);
        const auto tall = [&](std::uint32_t messages) { return room * messages / top; };
        const double sent = tall(bars[i].sent);
        painter.setOpacity(x <= now ? 1 : 0.35);
        painter.setBrush(theme::color(theme::Scale::Teal, 9));
        painter.drawRect(QRectF(x, whole.top() - 2 - sent, kBarWidth, sent));
        const double held = tall(bars[i].heldBack);
        painter.setBrush(theme::color(theme::Scale::Slate, 8));
        painter.drawRect(QRectF(x, whole.top() - 2 - sent - held, kBarWidth, held));
    }
    painter.setOpacity(1);
}

void TimeScrubber::moveTo(double x) {
    const QRectF whole = line();
    setSliderPosition(qRound(std::clamp((x - whole.left()) / whole.width(), 0.0, 1.0) * kSteps));
}

void TimeScrubber::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(true);
    moveTo(event->position().x());
}

void TimeScrubber::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) moveTo(event->position().x());
}

void TimeScrubber::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}

}  // namespace rehearsal::design
