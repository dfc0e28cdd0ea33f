#include "design/canvas_view.h"

#include <QPainter>
#include <QPixmapCache>
#include <QtMath>
#include <cmath>

#include "design/canvas_access.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "design/step_palette.h"
#include "widgets/theme.h"

namespace rehearsal::design {
namespace {

namespace theme = widgets::theme;

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 2.5;
constexpr double kDotSize = 2;

/// One dot of the ground, drawn once: there are thousands in sight, and each would be drawn as a curve.
QPixmap dotPixmap(double zoom, double ratio, const QColor& color) {
    const int side = qCeil(kDotSize * zoom * ratio) + 1;
    const QString key = QStringLiteral("canvas-dot-%1-%2-%3").arg(zoom).arg(ratio).arg(color.rgba());
    QPixmap dot;
    if (QPixmapCache::find(key, &dot)) return dot;
    dot = QPixmap(side, side);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(side / 2.0, side / 2.0), kDotSize * zoom * ratio / 2,
                        kDotSize * zoom * ratio / 2);
    painter.end();
    dot.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, dot);
    return dot;
}

}  // namespace

CanvasView::CanvasView(session::Session& session, QWidget* parent)
    : QGraphicsView(parent),
      session_(session),
      scene_(session),
      palette_(new StepPalette(this)),
      cardDrag_(scene_) {
    setScene(&scene_);
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Campaign canvas"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragMode(RubberBandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setViewportUpdateMode(MinimalViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(320);
    setMouseTracking(true);
    setAcceptDrops(true);
    makeEditActions();
    makeWalkActions();
    makeViewActions();
    connect(&scene_, &CanvasScene::plusClicked, this,
            [this](int edge, QPointF pos) { openPalette({edge}, edge, pos); });
    connect(&scene_, &CanvasScene::connectRequested, this, &CanvasView::connectEdge);
    connect(&scene_, &CanvasScene::nodeActivated, this, &CanvasView::editRequested);
    connect(&scene_, &CanvasScene::currentChanged, &session_, &session::Session::setNodeId);
    connect(&scene_, &CanvasScene::rebuilt, this, &CanvasView::enableActions);
    connect(&scene_, &CanvasScene::selectedChanged, this, &CanvasView::enableActions);
    connect(&scene_, &CanvasScene::currentChanged, this, &CanvasView::enableActions);
    connect(&scene_, &CanvasScene::currentEdgeChanged, this, &CanvasView::enableActions);
    connect(&scene_, &CanvasScene::currentChanged, this, [this] { sayWhereTheKeyboardIs(*this); });
    connect(&scene_, &CanvasScene::currentEdgeChanged, this, [this] { sayWhereTheKeyboardIs(*this); });
    connect(palette_, &StepPalette::replacementChosen, this, &CanvasView::replaceStep);
    connect(palette_, &StepPalette::chosen, this, [this](const QString& kind, int way) {
        if (way < static_cast<int>(paletteEdges_.size()))
            addStep(paletteEdges_[static_cast<std::size_t>(way)], kind);
    });
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, [this] {
        for (NodeItem* node : scene_.nodes()) node->setCard(node->card());
        viewport()->update();
    });
    enableActions();
}

void CanvasView::fit() {
    const QRectF bounds = scene_.layout().bounds.adjusted(-48, -48, 48, 48);
    if (bounds.isEmpty()) return;
    const double factor =
        std::min(viewport()->width() / bounds.width(), viewport()->height() / bounds.height());
    zoomTo(std::min(1.0, factor));
    centerOn(bounds.center());
}

void CanvasView::showFromTop() {
    const QRectF bounds = scene_.layout().bounds;
    const bool fits = bounds.height() <= viewport()->height() && bounds.width() <= viewport()->width();
    if (fits) return fit();
    // People read from where a campaign begins.
    zoomTo(1);
    centerOn(0, bounds.top() + viewport()->height() / 2.0 - 48);
}

void CanvasView::zoomTo(double factor) {
    factor = std::clamp(factor, kLeastZoom, kMostZoom);
    setTransform(QTransform::fromScale(factor, factor));
    emit zoomChanged(factor);
}

void CanvasView::showNode(const QString& id) {
    NodeItem* item = scene_.node(id);
    if (!item) return;
    scene_.selectOnly(id);
    ensureVisible(item, 48, 48);
}

void CanvasView::showEdge(int edge) {
    PlusItem* plus = scene_.plus(edge);
    if (!plus) return;
    scene_.setCurrentEdge(edge);
    ensureVisible(plus, 72, 72);
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (fitted_ || !isVisible()) return;
    fitted_ = true;
    showFromTop();
}

void CanvasView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    QResizeEvent again(size(), size());
    if (!fitted_) resizeEvent(&again);
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
    painter->fillRect(rect, theme::color(theme::Role::App));
    if (zoom() < 0.4) return;
    const double ratio = devicePixelRatioF();
    const QPixmap dot = dotPixmap(zoom(), ratio, theme::color(theme::Scale::Slate, 5));
    const QTransform toView = painter->worldTransform();
    const double half = dot.width() / ratio / 2;
    // Whole pixels of the device, so that all dots look the same.
    const auto onPixel = [&](double at) { return std::round((at - half) * ratio) / ratio; };
    painter->save();
    painter->resetTransform();
    for (double x = std::floor(rect.left() / grid::kDot) * grid::kDot; x < rect.right() + kDotSize;
         x += grid::kDot) {
        for (double y = std::floor(rect.top() / grid::kDot) * grid::kDot; y < rect.bottom() + kDotSize;
             y += grid::kDot) {
            const QPointF at = toView.map(QPointF(x, y));
            painter->drawPixmap(QPointF(onPixel(at.x()), onPixel(at.y())), dot);
        }
    }
    painter->restore();
}

}  // namespace rehearsal::design
