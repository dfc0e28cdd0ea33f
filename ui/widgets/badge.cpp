#include "widgets/badge.h"

#include <QFontMetrics>
#include <QPainter>

namespace rehearsal::widgets {

namespace {

QFont badgeFont() {
    return theme::font(theme::TextSize::Secondary, theme::Weight::Medium);
}

}  // namespace

Badge::Badge(QString text, theme::Scale scale, QWidget* parent)
    : QWidget(parent), text_(std::move(text)), scale_(scale) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text_);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, [this] { updateGeometry(); });
}

void Badge::setText(const QString& text) {
    text_ = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setScale(theme::Scale scale) {
    scale_ = scale;
    update();
}

int Badge::width(const QString& text) {
    return std::max(kHeight, QFontMetrics(badgeFont()).horizontalAdvance(text) + 12);
}

QSize Badge::sizeHint() const {
    return {width(text_), kHeight};
}

void Badge::paint(QPainter& painter, const QRectF& rect, const QString& text, theme::Scale scale) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(scale, scale == theme::Scale::Slate ? 4 : 3));
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setPen(theme::textOnTint(scale));
    painter.setFont(badgeFont());
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, rect(), text_, scale_);
}

}  // namespace rehearsal::widgets
