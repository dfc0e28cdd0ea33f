#include "design/minimap.h"

#include <QMouseEvent>
#include <QPainter>

#include "design/canvas_view.h"
#include "design/node_item.h"
#include "design/step_kinds.h"
#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

Minimap::Minimap(CanvasView& view) : QWidget(&view), view_(view) {
    setObjectName(QStringLiteral("minimap"));
    setFixedSize(168, 120);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("The whole campaign: click to go there"));
    hide();
    const auto changed = [this] {
        cards_ = QPixmap();
        update();
    };
    connect(&view.canvas(), &CanvasScene::rebuilt, this, changed);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, changed);
}

QRectF Minimap::bounds() const {
    return view_.canvas().layout().bounds.adjusted(-80, -80, 80, 80);
}

QTransform Minimap::toMap() const {
    const QRectF all = bounds();
    const QRectF box = QRectF(rect()).adjusted(6, 6, -6, -6);
    const double scale = std::min(box.width() / all.width(), box.height() / all.height());
    QTransform transform;
    transform.translate(box.center().x(), box.center().y());
    transform.scale(scale, scale);
    transform.translate(-all.center().x(), -all.center().y());
    return transform;
}

QRectF Minimap::inSight() const {
    return view_.mapToScene(view_.viewport()->rect()).boundingRect();
}

void Minimap::refresh() {
    move(view_.width() - width() - 16, view_.height() - height() - 16);
    setVisible(!inSight().contains(view_.canvas().layout().bounds) && view_.canvas().nodes().size() > 1);
    update();
}

void Minimap::drawCards() {
    cards_ = QPixmap(size() * devicePixelRatioF());
    cards_.setDevicePixelRatio(devicePixelRatioF());
    cards_.fill(Qt::transparent);
    QPainter painter(&cards_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Role::Border), 1));
    painter.setBrush(theme::color(theme::Role::Card));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kControlRadius,
                            theme::kControlRadius);
    const QTransform transform = toMap();
    painter.setPen(Qt::NoPen);
    for (const NodeItem* node : view_.canvas().nodes()) {
        painter.setBrush(theme::color(stepLook(node->card().type).scale, 7));
        painter.drawRect(transform.mapRect(QRectF(node->pos(), QSizeF(grid::kCardWidth, node->height()))));
    }
}

void Minimap::paintEvent(QPaintEvent*) {
    if (cards_.isNull()) drawCards();
    QPainter painter(this);
    painter.drawPixmap(0, 0, cards_);
    painter.setRenderHint(QPainter::Antialiasing);
    const QTransform transform = toMap();
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::color(theme::Role::Accent), 1.5));
    painter.drawRect(transform.mapRect(inSight()));
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    view_.centerOn(toMap().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) view_.centerOn(toMap().inverted().map(event->position()));
}

}  // namespace rehearsal::design
