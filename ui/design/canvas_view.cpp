#include "design/canvas_view.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <cmath>

#include "design/node_item.h"
#include "design/step_palette.h"
#include "widgets/theme.h"

namespace rehearsal::design {
namespace {

namespace theme = widgets::theme;

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 2.5;
constexpr double kZoomStep = 1.2;

}  // namespace

CanvasView::CanvasView(session::Session& session, QWidget* parent)
    : QGraphicsView(parent), session_(session), scene_(session), palette_(new StepPalette(this)) {
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
    makeActions();
    connect(&scene_, &CanvasScene::plusClicked, this,
            [this](int edge, QPointF pos) { openPalette({edge}, edge, pos); });
    connect(&scene_, &CanvasScene::connectRequested, this, &CanvasView::connectEdge);
    connect(&scene_, &CanvasScene::nodeActivated, this, &CanvasView::editRequested);
    connect(&scene_, &CanvasScene::currentChanged, &session_, &session::Session::setNodeId);
    connect(palette_, &StepPalette::chosen, this, [this](const QString& kind, int way) {
        if (way < static_cast<int>(paletteEdges_.size()))
            addStep(paletteEdges_[static_cast<std::size_t>(way)], kind);
    });
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, [this] {
        for (NodeItem* node : scene_.nodes()) node->setCard(node->card());
        viewport()->update();
    });
}

void CanvasView::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QList<QKeySequence>& keys,
                            auto act) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(QStringLiteral("design.add"), tr("Add a step after this one"), {Qt::Key_Insert, Qt::Key_Space},
        [this] { addAfterCurrent(); });
    add(QStringLiteral("design.delete"), tr("Delete steps"), {Qt::Key_Delete, Qt::Key_Backspace},
        [this] { deleteSelected(); });
    add(QStringLiteral("design.copy"), tr("Copy steps"), {QKeySequence::Copy}, [this] { copySelected(); });
    add(QStringLiteral("design.cut"), tr("Cut steps"), {QKeySequence::Cut}, [this] { cutSelected(); });
    add(QStringLiteral("design.paste"), tr("Paste steps"), {QKeySequence::Paste}, [this] { paste(); });
    add(QStringLiteral("design.duplicate"), tr("Duplicate steps"), {Qt::CTRL | Qt::Key_D},
        [this] { duplicateSelected(); });
    add(QStringLiteral("design.selectAll"), tr("Select all steps"), {QKeySequence::SelectAll},
        [this] { selectAllSteps(); });
    add(QStringLiteral("design.find"), tr("Find a step"), {QKeySequence::Find},
        [this] { emit findRequested(); });
    add(QStringLiteral("design.zoomIn"), tr("Zoom in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal},
        [this] { zoomTo(zoom() * kZoomStep); });
    add(QStringLiteral("design.zoomOut"), tr("Zoom out"), {Qt::CTRL | Qt::Key_Minus},
        [this] { zoomTo(zoom() / kZoomStep); });
    add(QStringLiteral("design.zoomReset"), tr("Zoom to 100 %"), {Qt::CTRL | Qt::Key_0},
        [this] { zoomTo(1); });
    add(QStringLiteral("design.fit"), tr("Fit the campaign"),
        {Qt::SHIFT | Qt::Key_1, QKeySequence(Qt::Key_Exclam), Qt::CTRL | Qt::Key_9}, [this] { fit(); });
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
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::color(theme::Scale::Slate, 5), 2, Qt::SolidLine, Qt::RoundCap));
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / grid::kDot) * grid::kDot; x < rect.right(); x += grid::kDot) {
        for (double y = std::floor(rect.top() / grid::kDot) * grid::kDot; y < rect.bottom(); y += grid::kDot)
            dots << QPointF(x, y);
    }
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QGraphicsView::wheelEvent(event);
    zoomTo(zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    const bool pan = event->button() == Qt::MiddleButton ||
                     (event->button() == Qt::LeftButton && event->modifiers() & Qt::AltModifier);
    if (!pan) return QGraphicsView::mousePressEvent(event);
    panning_ = true;
    panFrom_ = event->pos();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    if (!panning_) return QGraphicsView::mouseMoveEvent(event);
    const QPoint by = event->pos() - panFrom_;
    panFrom_ = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    if (!panning_) return QGraphicsView::mouseReleaseEvent(event);
    panning_ = false;
    viewport()->unsetCursor();
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (moveCurrent(event->key(), event->modifiers() & Qt::ShiftModifier)) return event->accept();
            break;
        case Qt::Key_Home:
            return showNode({});
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit editRequested();
            return event->accept();
        case Qt::Key_Escape:
            scene_.clearSelection();
            return event->accept();
        default:
            break;
    }
    QGraphicsView::keyPressEvent(event);
}

}  // namespace rehearsal::design
