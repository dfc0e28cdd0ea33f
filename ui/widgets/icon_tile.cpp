#include "widgets/icon_tile.h"

#include <QPainter>

#include "widgets/icon.h"

namespace rehearsal::widgets {

IconTile::IconTile(QString iconName, theme::Scale scale, int size, QWidget* parent)
    : QWidget(parent), iconName_(std::move(iconName)), scale_(scale) {
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconTile::setIcon(const QString& iconName, theme::Scale scale) {
    iconName_ = iconName;
    scale_ = scale;
    update();
}

void IconTile::paint(QPainter& painter, const QRectF& rect, const QString& iconName, theme::Scale scale) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(scale, scale == theme::Scale::Slate ? 4 : 3));
    const double radius = rect.width() >= 40 ? theme::kCardRadius : theme::kControlRadius;
    painter.drawRoundedRect(rect, radius, radius);
    const int size = qRound(rect.width() / 2 / 2) * 2;
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QPointF corner = rect.center() - QPointF(size, size) / 2;
    painter.drawPixmap(corner.toPoint(), iconPixmap(iconName, theme::color(scale, 11), size, ratio));
    painter.restore();
}

void IconTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, rect(), iconName_, scale_);
}

}  // namespace rehearsal::widgets
