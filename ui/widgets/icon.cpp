#include "widgets/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <functional>

static void initIcons() {
    Q_INIT_RESOURCE(rehearsal_icons);
}

namespace rehearsal::widgets {

namespace {

using ColorOf = std::function<QColor(QIcon::Mode, QIcon::State)>;

/// Draws one of the SVGs in a colour asked for at the time of painting, so that icons follow the theme.
class TintedEngine : public QIconEngine {
  public:
    TintedEngine(QString name, ColorOf color) : name_(std::move(name)), color_(std::move(color)) {}

    QIconEngine* clone() const override { return new TintedEngine(*this); }
    QString iconName() override { return name_; }
    bool isNull() override { return false; }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        const int size = std::min(rect.width(), rect.height());
        const QPixmap pixmap = iconPixmap(name_, color_(mode, state), size, ratio);
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2,
                            pixmap);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return iconPixmap(name_, color_(mode, state), std::min(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        const int logical = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(name_, color_(mode, state), logical, scale);
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }

  private:
    QString name_;
    ColorOf color_;
};

QByteArray source(const QString& name) {
    initIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("there is no icon called %s", qUtf8Printable(name));
        return {};
    }
    return file.readAll();
}

QPixmap render(const QString& name, const QColor& color, int size, double pixelRatio) {
    QByteArray svg = source(name);
    // Lucide draws on 24 x 24; the lines stay 1.5 pixels wide at the size the icon is shown in.
    svg.replace("stroke-width=\"2\"", "stroke-width=\"" + QByteArray::number(1.5 * 24 / size) + "\"");
    svg.replace("currentColor", color.name().toLatin1());
    QPixmap pixmap(QSize(size, size) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double pixelRatio) {
    const QString key =
        QStringLiteral("rehearsal/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (size < 1 || QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = render(name, color, size, pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, theme::Role role) {
    return icon(name, role, role);
}

QIcon icon(const QString& name, theme::Role role, theme::Role on) {
    return QIcon(new TintedEngine(name, [role, on](QIcon::Mode mode, QIcon::State state) {
        if (mode == QIcon::Disabled) return theme::color(theme::Role::DisabledText);
        return theme::color(state == QIcon::On ? on : role);
    }));
}

QIcon icon(const QString& name, theme::Scale scale, int step) {
    return QIcon(new TintedEngine(name, [scale, step](QIcon::Mode mode, QIcon::State) {
        if (mode == QIcon::Disabled) return theme::color(theme::Role::DisabledText);
        return theme::color(scale, step);
    }));
}

}  // namespace rehearsal::widgets
