#include "widgets/segmented_control.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::widgets {

namespace {

constexpr int kInset = 2;
constexpr int kBetweenIconAndText = 6;

QFont segmentFont() {
    return theme::font(theme::TextSize::Body, theme::Weight::Medium);
}

}  // namespace

SegmentedControl::SegmentedControl(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, [this] { updateGeometry(); });
}

void SegmentedControl::addSegment(const QString& text, const QString& iconName, const QString& tip) {
    segments_.push_back({text, iconName, tip.isEmpty() ? text : tip});
    if (segments_.size() == 1) setAccessibleDescription(segments_.front().tip);
    updateGeometry();
}

void SegmentedControl::setCurrent(int index) {
    if (index == current_ || index < 0 || index >= segments_.size()) return;
    current_ = index;
    setAccessibleDescription(segments_[index].tip);
    update();
    emit currentChanged(index);
}

int SegmentedControl::widthOf(const Segment& segment) const {
    int width = 2 * 10;
    if (!segment.iconName.isEmpty()) width += theme::kSmallIcon;
    if (!segment.iconName.isEmpty() && !segment.text.isEmpty()) width += kBetweenIconAndText;
    return width + QFontMetrics(segmentFont()).horizontalAdvance(segment.text);
}

QSize SegmentedControl::sizeHint() const {
    int width = 2 * kInset;
    for (const Segment& segment : segments_) width += widthOf(segment);
    return {width, theme::kControlHeight};
}

QRect SegmentedControl::rectOf(int index) const {
    int x = kInset;
    for (int i = 0; i < index; ++i) x += widthOf(segments_[i]);
    const QRect rect(x, kInset, widthOf(segments_[index]), height() - 2 * kInset);
    if (layoutDirection() == Qt::LeftToRight) return rect;
    return {width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height()};
}

int SegmentedControl::indexAt(const QPoint& position) const {
    for (int i = 0; i < segments_.size(); ++i)
        if (rectOf(i).contains(position)) return i;
    return -1;
}

void SegmentedControl::paintSegment(QPainter& painter, int index) const {
    const Segment& segment = segments_[index];
    const QRect rect = rectOf(index);
    if (index == current_) {
        painter.setPen(theme::color(hasFocus() ? theme::Role::Focus : theme::Role::ControlBorder));
        painter.setBrush(theme::isDark() ? theme::color(theme::Scale::Slate, 6)
                                         : theme::color(theme::Role::Card));
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const bool strong = index == current_ || index == hovered_;
    const QColor color = theme::color(strong ? theme::Role::Text : theme::Role::SecondaryText);
    int x = rect.x() + 10;
    if (!segment.iconName.isEmpty()) {
        const int y = rect.center().y() - theme::kSmallIcon / 2 + 1;
        painter.drawPixmap(x, y, iconPixmap(segment.iconName, color, theme::kSmallIcon, devicePixelRatioF()));
        x += theme::kSmallIcon + kBetweenIconAndText;
    }
    painter.setPen(color);
    painter.drawText(QRect(x, rect.y(), rect.right() - x, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     segment.text);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(segmentFont());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Scale::Slate, theme::isDark() ? 3 : 4));
    painter.drawRoundedRect(rect(), theme::kControlRadius, theme::kControlRadius);
    for (int i = 0; i < segments_.size(); ++i) paintSegment(painter, i);
}

bool SegmentedControl::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        QToolTip::showText(help->globalPos(), index < 0 ? QString() : segments_[index].tip, this);
        return true;
    }
    return QWidget::event(event);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) setCurrent(indexAt(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    hovered_ = indexAt(event->pos());
    update();
}

void SegmentedControl::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    if (event->key() == Qt::Key_Right) return setCurrent(current_ + forward);
    if (event->key() == Qt::Key_Left) return setCurrent(current_ - forward);
    QWidget::keyPressEvent(event);
}

}  // namespace rehearsal::widgets
