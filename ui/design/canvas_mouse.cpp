// The mouse on the canvas: selecting, moving cards, panning, dropping steps from the palette.
#include <QApplication>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <cmath>

#include "design/canvas_access.h"
#include "design/canvas_view.h"
#include "design/node_item.h"
#include "design/step_kinds.h"
#include "design/step_list.h"

namespace rehearsal::design {
namespace {

constexpr int kScrollMargin = 24;
constexpr int kScrollBy = 16;

/// The kind of step that is being dragged over the canvas, or nothing.
const StepKind* draggedKind(const QDropEvent& event) {
    const QString key = QString::fromUtf8(event.mimeData()->data(QLatin1String(StepList::kMimeType)));
    for (const StepKind& kind : stepKinds()) {
        if (kind.key == key) return &kind;
    }
    return nullptr;
}

}  // namespace

void CanvasView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QGraphicsView::wheelEvent(event);
    zoomTo(zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

bool CanvasView::startsPan(const QMouseEvent& event) const {
    return event.button() == Qt::MiddleButton ||
           (event.button() == Qt::LeftButton && (spaceHeld_ || event.modifiers() & Qt::AltModifier));
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    if (startsPan(*event)) {
        panning_ = true;
        spacePanned_ = spaceHeld_;
        panFrom_ = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const bool left = event->button() == Qt::LeftButton;
    auto* card = left ? qgraphicsitem_cast<NodeItem*>(itemAt(event->pos())) : nullptr;
    if (card) return pressCard(card, *event);
    if (event->button() == Qt::RightButton) return;  // The menu's, which must not change the selection.
    QGraphicsView::mousePressEvent(event);
}

void CanvasView::pressCard(NodeItem* item, const QMouseEvent& event) {
    pressedId_ = item->card().id.isNull() ? QStringLiteral("") : item->card().id;
    pressedAt_ = event.pos();
    const bool extends = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (!extends && !item->isSelected()) scene_.selectOnly(item->card().id);
    if (!extends && item->isSelected()) scene_.setCurrentId(item->card().id);
}

void CanvasView::releaseCard(const QMouseEvent& event) {
    NodeItem* item = scene_.node(pressedId_);
    pressedId_ = QString();
    if (!item) return;
    if (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
        item->setSelected(!item->isSelected());
    } else {
        scene_.selectOnly(item->card().id);
    }
}

void CanvasView::startCardDrag() {
    QStringList ids{pressedId_};
    if (scene_.node(pressedId_)->isSelected() && scene_.selectedIds().size() > 1) ids = scene_.selectedIds();
    pressedId_ = QString();
    cardDrag_.begin(ids, mapToScene(pressedAt_));
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::scrollNear(const QPoint& pos) {
    const auto by = [](int at, int length) {
        return at < kScrollMargin ? -kScrollBy : at > length - kScrollMargin ? kScrollBy : 0;
    };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by(pos.x(), viewport()->width()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by(pos.y(), viewport()->height()));
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    if (panning_) {
        const QPoint by = event->pos() - panFrom_;
        panFrom_ = event->pos();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        return;
    }
    const bool far = (event->pos() - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    if (!pressedId_.isEmpty() && far && event->buttons() & Qt::LeftButton) startCardDrag();
    if (cardDrag_.isActive()) {
        scrollNear(event->pos());
        cardDrag_.moveTo(mapToScene(event->pos()), event->modifiers() & Qt::ControlModifier);
        return;
    }
    if (pressedId_.isNull()) QGraphicsView::mouseMoveEvent(event);
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    if (panning_) {
        panning_ = false;
        viewport()->unsetCursor();
        return;
    }
    if (cardDrag_.isActive()) {
        viewport()->unsetCursor();
        return applyDrop(cardDrag_.drop());
    }
    if (!pressedId_.isNull()) return releaseCard(*event);
    QGraphicsView::mouseReleaseEvent(event);
}

bool CanvasView::cancelGesture() {
    const bool any = panning_ || cardDrag_.isActive() || !rubberBandRect().isNull() || !pressedId_.isNull();
    cardDrag_.cancel();
    pressedId_ = QString();
    panning_ = false;
    spaceHeld_ = false;
    // Another mode and back again is how the view lets go of its rubber band.
    setDragMode(NoDrag);
    setDragMode(RubberBandDrag);
    viewport()->unsetCursor();
    return scene_.cancelEdgeDrag() || any;
}

void CanvasView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    sayWhereTheKeyboardIs(*this);
    viewport()->update();
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    cancelGesture();
    QGraphicsView::focusOutEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    // By the key, the menu is for what the keyboard is at.
    QPoint pos = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QGraphicsItem* item = scene_.node(scene_.currentId());
        if (item) pos = mapFromScene(item->sceneBoundingRect().center());
    }
    QMenu* menu = menuAt(pos);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(viewport()->mapToGlobal(pos));
    event->accept();
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event) {
    const StepKind* kind = draggedKind(*event);
    if (!kind) return event->ignore();
    scene_.showSlots([this, kind](int edge) {
        return !kind->endsPath || scene_.graph().edges[at(edge)].to == FlowEdge::kOpen;
    });
    event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) {
    const int edge = draggedKind(*event) ? scene_.hoverSlot(mapToScene(event->position().toPoint())) : -1;
    event->setAccepted(edge >= 0);
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent* event) {
    scene_.hideSlots();
    event->accept();
}

void CanvasView::dropEvent(QDropEvent* event) {
    const StepKind* kind = draggedKind(*event);
    const int edge = kind ? scene_.hoverSlot(mapToScene(event->position().toPoint())) : -1;
    scene_.hideSlots();
    if (edge < 0) return event->ignore();
    event->acceptProposedAction();
    addStep(edge, kind->key);
}

}  // namespace rehearsal::design
