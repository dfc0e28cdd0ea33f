#include "events/time_chart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "events/axis.h"
#include "widgets/time_text.h"

namespace rehearsal::events {

namespace theme = widgets::theme;

namespace {

constexpr double kAxisHeight = 22;
constexpr double kLegendHeight = 24;
constexpr int kTickRoom = 90;

}  // namespace

TimeChart::TimeChart(const QString& unit, QWidget* parent) : QWidget(parent), unit_(unit) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("%1 over time").arg(unit));
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, qOverload<>(&QWidget::update));
}

void TimeChart::setData(Data shown) {
    data_ = std::move(shown);
    cursor_ = -1;
    chosen_.reset();
    std::uint64_t most = 0;
    for (int bar = 0; bar < barCount(); ++bar) most = std::max(most, total(bar));
    top_ = niceCeiling(most);
    describe();
    update();
}

int TimeChart::barCount() const {
    return data_.series.empty() ? 0 : static_cast<int>(data_.series.front().counts.size());
}

std::uint64_t TimeChart::total(int bar) const {
    std::uint64_t sum = 0;
    for (const Series& series : data_.series) sum += series.counts[static_cast<std::size_t>(bar)];
    return sum;
}

void TimeChart::setCursorBar(int bar) {
    bar = std::clamp(bar, -1, barCount() - 1);
    if (bar == cursor_) return;
    cursor_ = bar;
    describe();
    update();
}

void TimeChart::choose(std::optional<int> bar) {
    if (bar == chosen_) return;
    chosen_ = bar;
    update();
    if (!bar) {
        emit barChosen({}, {});
        return;
    }
    const base::Instant from = data_.start + base::Duration{data_.width.ms * *bar};
    emit barChosen(from, from + data_.width);
}

QString TimeChart::cursorText() const {
    if (cursor_ < 0) return {};
    QString text =
        tr("%1: %2 %3")
            .arg(barText(data_.start + base::Duration{data_.width.ms * cursor_}, data_.width, data_.zone),
                 widgets::countText(total(cursor_)), unit_);
    if (data_.series.size() < 2) return text;
    QStringList parts;
    for (const Series& series : data_.series)
        if (const auto count = series.counts[static_cast<std::size_t>(cursor_)]; count > 0)
            parts << QStringLiteral("%1 %2").arg(series.name, widgets::countText(count));
    return parts.isEmpty()
               ? text
               : text + QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

void TimeChart::describe() {
    QString text = cursorText();
    if (text.isEmpty() && barCount() > 0) {
        int most = 0;
        for (int bar = 1; bar < barCount(); ++bar)
            if (total(bar) > total(most)) most = bar;
        text =
            tr("Most %1 in a bar: %2, %3")
                .arg(unit_, widgets::countText(total(most)),
                     barText(data_.start + base::Duration{data_.width.ms * most}, data_.width, data_.zone));
    }
    setAccessibleDescription(text);
    setToolTip(cursorText());
    if (!hasFocus()) return;
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QRectF TimeChart::plot() const {
    const double left =
        QFontMetrics(theme::font(theme::TextSize::Secondary)).horizontalAdvance(widgets::countText(top_));
    const double legend = data_.series.size() > 1 ? kLegendHeight : 8;
    return QRectF(rect()).adjusted(left + 12, legend, -8, -kAxisHeight);
}

int TimeChart::barAt(const QPointF& position) const {
    const QRectF area = plot();
    if (barCount() == 0 || position.x() < area.left() || position.x() >= area.right()) return -1;
    return static_cast<int>((position.x() - area.left()) / area.width() * barCount());
}

QRectF TimeChart::barRect(int bar) const {
    const QRectF area = plot();
    const double width = area.width() / barCount();
    return {area.left() + bar * width, area.top(), width, area.height()};
}

void TimeChart::paintEvent(QPaintEvent*) {
    if (barCount() == 0) return;
    QPainter painter(this);
    painter.setFont(theme::font(theme::TextSize::Secondary));
    paintScale(painter);
    if (cursor_ >= 0) painter.fillRect(barRect(cursor_), theme::color(theme::Role::ControlHover));
    paintBars(painter);
    paintTicks(painter);
    paintLegend(painter);
    paintCursor(painter);
}

void TimeChart::paintScale(QPainter& painter) const {
    const QRectF area = plot();
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = std::round(area.bottom() - share * area.height()) - 0.5;
        painter.setPen(theme::color(theme::Role::Border));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (share == 0.5 && top_ % 2 != 0) continue;
        painter.setPen(theme::color(theme::Role::SecondaryText));
        const auto value = static_cast<std::uint64_t>(static_cast<double>(top_) * share);
        painter.drawText(QRectF(0, y - 10, area.left() - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                         widgets::countText(value));
    }
}

void TimeChart::paintBars(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < barCount(); ++bar) {
        const QRectF column = barRect(bar);
        const double gap = column.width() > 6 ? 2 : column.width() > 3 ? 1 : 0;
        const bool dimmed = chosen_ && *chosen_ != bar;
        double bottom = column.bottom();
        for (const Series& series : data_.series) {
            const auto count = series.counts[static_cast<std::size_t>(bar)];
            if (count == 0) continue;
            // The least bar is still seen: one event in a million counts here.
            const double height =
                std::max(1.5, column.height() * static_cast<double>(count) / static_cast<double>(top_));
            painter.setBrush(theme::color(series.scale, dimmed ? 6 : series.step));
            painter.drawRect(QRectF(column.left() + gap / 2, bottom - height, column.width() - gap, height));
            bottom -= height;
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimeChart::paintTicks(QPainter& painter) const {
    const QRectF area = plot();
    const int ticks = std::max(1, std::min(barCount(), static_cast<int>(area.width()) / kTickRoom));
    const base::Duration span{data_.width.ms * barCount()};
    painter.setPen(theme::color(theme::Role::SecondaryText));
    for (int tick = 0; tick < ticks; ++tick) {
        const int bar = barCount() * tick / ticks;
        const base::Instant start = data_.start + base::Duration{data_.width.ms * bar};
        painter.drawText(QRectF(barRect(bar).left(), area.bottom() + 4, kTickRoom, kAxisHeight - 4),
                         Qt::AlignLeft | Qt::AlignTop, tickText(start, data_.width, span, data_.zone));
    }
}

void TimeChart::paintLegend(QPainter& painter) const {
    if (data_.series.size() < 2) return;
    double x = plot().left();
    for (const Series& series : data_.series) {
        const double width = painter.fontMetrics().horizontalAdvance(series.name);
        if (x + width + 16 > rect().right()) break;
        painter.fillRect(QRectF(x, 6, 10, 10), theme::color(series.scale, series.step));
        painter.setPen(theme::color(theme::Role::SecondaryText));
        painter.drawText(QRectF(x + 16, 0, width + 4, 22), Qt::AlignLeft | Qt::AlignVCenter, series.name);
        x += width + 36;
    }
}

void TimeChart::paintCursor(QPainter& painter) const {
    if (!hasFocus()) return;
    painter.setPen(QPen(theme::color(theme::Role::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cursor_ >= 0 ? barRect(cursor_).adjusted(-1, 0, 1, 0)
                                  : QRectF(rect()).adjusted(1, 1, -1, -1));
}

void TimeChart::mouseMoveEvent(QMouseEvent* event) {
    setCursorBar(barAt(event->position()));
}

void TimeChart::mousePressEvent(QMouseEvent* event) {
    const int bar = barAt(event->position());
    choose(bar < 0 || bar == chosen_ ? std::nullopt : std::optional(bar));
}

void TimeChart::leaveEvent(QEvent*) {
    setCursorBar(-1);
}

void TimeChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void TimeChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return setCursorBar(std::max(0, cursor_ - 1));
        case Qt::Key_Right:
            return setCursorBar(cursor_ + 1);
        case Qt::Key_Home:
            return setCursorBar(0);
        case Qt::Key_End:
            return setCursorBar(barCount() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return choose(cursor_ < 0 || chosen_ == cursor_ ? std::nullopt : std::optional(cursor_));
        case Qt::Key_Escape:
            if (chosen_) return choose({});
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace rehearsal::events
