// What the canvas can do, each an action with its keys: the menus and the shortcut sheet are made of them.
#include <QAction>
#include <QKeyEvent>
#include <QMenu>

#include "design/canvas_view.h"
#include "design/edge_item.h"
#include "design/node_item.h"
#include "design/plus_item.h"
#include "widgets/icon.h"

namespace rehearsal::design {
template <class Act>
void CanvasView::define(const char* name, const QString& text, const QList<QKeySequence>& keys,
                        const char* icon, Act act) {
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("design.") + QLatin1String(name));
    action->setShortcuts(keys);
    // Only where the canvas itself has the keyboard: a letter typed into a field over it is a letter.
    action->setShortcutContext(Qt::WidgetShortcut);
    if (*icon) action->setIcon(widgets::icon(QLatin1String(icon)));
    connect(action, &QAction::triggered, this, act);
    QWidget::addAction(action);
}

QAction* CanvasView::action(const QString& name) const {
    return findChild<QAction*>(QStringLiteral("design.") + name, Qt::FindDirectChildrenOnly);
}

void CanvasView::makeEditActions() {
    define("add", tr("Add a step after this one…"), {Qt::Key_Insert, Qt::Key_Space}, "plus",
           [this] { addAfterCurrent(); });
    define("edit", tr("Edit in the inspector"), {Qt::Key_Return, Qt::Key_Enter}, "pencil",
           [this] { scene_.currentEdge() >= 0 ? addAfterCurrent() : emit editRequested(); });
    define("replace", tr("Replace with…"), {Qt::Key_R}, "replace", [this] { replaceCurrent(); });
    define("cut", tr("Cut steps"), {QKeySequence::Cut}, "scissors", [this] { cutSelected(); });
    define("copy", tr("Copy steps"), {QKeySequence::Copy}, "copy", [this] { copySelected(); });
    define("paste", tr("Paste steps after this one"), {QKeySequence::Paste}, "clipboard-paste",
           [this] { paste(); });
    define("duplicate", tr("Duplicate steps"), {Qt::CTRL | Qt::Key_D}, "copy",
           [this] { duplicateSelected(); });
    define("delete", tr("Delete steps"), {Qt::Key_Delete, Qt::Key_Backspace}, "trash-2",
           [this] { deleteSelected(); });
    define("endPath", tr("End the path here"), {Qt::SHIFT | Qt::Key_Delete}, "unlink", [this] { endPath(); });
    define("selectAll", tr("Select all steps"), {QKeySequence::SelectAll}, "", [this] { selectAllSteps(); });
    define("unpin", tr("Unpin"), {Qt::Key_U}, "pin-off", [this] { unpinSelected(); });
    define("unpinAll", tr("Unpin all"), {Qt::SHIFT | Qt::Key_U}, "pin-off", [this] { unpinAll(); });
    define("cancel", tr("Cancel, or select nothing"), {Qt::Key_Escape}, "", [this] {
        if (!cancelGesture()) scene_.clearSelection();
    });
}

void CanvasView::makeWalkActions() {
    const struct {
        const char* name;
        Qt::Key key;
        int dx, dy;
        QString walk, extend, nudge;
    } ways[] = {
        {"Up", Qt::Key_Up, 0, -1, tr("Go to the step above"), tr("Select the step above too"),
         tr("Move the card up")},
        {"Down", Qt::Key_Down, 0, 1, tr("Go to the step below, or its open end"),
         tr("Select the step below too"), tr("Move the card down")},
        {"Left", Qt::Key_Left, -1, 0, tr("Go to the step to the left"), tr("Select the step to the left too"),
         tr("Move the card to the left")},
        {"Right", Qt::Key_Right, 1, 0, tr("Go to the step to the right"),
         tr("Select the step to the right too"), tr("Move the card to the right")},
    };
    for (const auto& way : ways) {
        const Qt::Key key = way.key;
        define((QByteArray("walk") + way.name).constData(), way.walk, {key}, "", [this, key] { walk(key); });
        define((QByteArray("extend") + way.name).constData(), way.extend, {Qt::SHIFT | key}, "",
               [this, key] { extend(key); });
        define((QByteArray("nudge") + way.name).constData(), way.nudge, {Qt::CTRL | key}, "",
               [this, dx = way.dx, dy = way.dy] { nudge(dx, dy); });
    }
    define("nextStop", tr("Go on to the next card or +"), {Qt::Key_Tab}, "", [this] { walkStops(true); });
    define("lastStop", tr("Go back to the card or + before"), {Qt::Key_Backtab, Qt::SHIFT | Qt::Key_Tab}, "",
           [this] { walkStops(false); });
    define("home", tr("Go to the entry"), {Qt::Key_Home}, "log-in", [this] { showNode({}); });
}

void CanvasView::makeViewActions() {
    define("find", tr("Find a step"), {QKeySequence::Find}, "search", [this] { emit findRequested(); });
    define("zoomIn", tr("Zoom in"),
           {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal, QKeySequence(Qt::Key_Plus)}, "zoom-in",
           [this] { zoomTo(zoom() * kZoomStep); });
    define("zoomOut", tr("Zoom out"), {Qt::CTRL | Qt::Key_Minus, QKeySequence(Qt::Key_Minus)}, "zoom-out",
           [this] { zoomTo(zoom() / kZoomStep); });
    define("zoomReset", tr("Zoom to 100 %"), {Qt::CTRL | Qt::Key_0}, "", [this] { zoomTo(1); });
    define("fit", tr("Fit the campaign"),
           {Qt::SHIFT | Qt::Key_1, QKeySequence(Qt::Key_Exclam), Qt::CTRL | Qt::Key_9}, "maximize",
           [this] { fit(); });
}

void CanvasView::enableActions() {
    const QStringList selected = scene_.selectedIds();
    const bool any = !selected.isEmpty();
    for (const char* name : {"cut", "copy", "duplicate"}) action(QLatin1String(name))->setEnabled(any);
    const bool onEdge = scene_.currentEdge() >= 0;
    const bool leads = onEdge && scene_.graph().edges[at(scene_.currentEdge())].to != FlowEdge::kOpen;
    action(QStringLiteral("delete"))->setEnabled(onEdge ? leads : any);
    action(QStringLiteral("endPath"))->setEnabled(leads);
    action(QStringLiteral("replace"))->setEnabled(!scene_.currentId().isEmpty() && !onEdge);
    for (const char* way : {"Up", "Down", "Left", "Right"})
        action(QStringLiteral("nudge") + QLatin1String(way))->setEnabled(any);
    const bool pinned = std::any_of(selected.begin(), selected.end(),
                                    [&](const QString& id) { return scene_.node(id)->card().pinned; });
    action(QStringLiteral("unpin"))->setEnabled(pinned);
    action(QStringLiteral("unpinAll"))
        ->setEnabled(session_.campaign() && !session_.campaign()->layout.empty());
}

QMenu* CanvasView::menuAt(const QPoint& pos) {
    QGraphicsItem* item = itemAt(pos);
    const auto* edge = qgraphicsitem_cast<EdgeItem*>(item);
    const auto* plus = qgraphicsitem_cast<PlusItem*>(item);
    const auto* card = qgraphicsitem_cast<NodeItem*>(item);
    if (card && !card->isSelected()) scene_.selectOnly(card->card().id);
    if (edge || plus) scene_.setCurrentEdge(edge ? edge->index() : plus->edge());
    QStringList names;
    if (edge || plus) {
        names = {"add", "paste", "", "endPath"};
    } else if (card && card->card().id.isEmpty()) {
        names = {"add", "edit", "paste"};
    } else if (card) {
        names = {"add", "edit", "replace", "", "cut", "copy", "paste", "duplicate", "delete", "", "unpin"};
    } else {
        names = {"selectAll", "find", "", "zoomIn", "zoomOut", "zoomReset", "fit", "", "unpinAll"};
    }
    auto* menu = new QMenu(this);
    for (const QString& name : names) {
        if (name.isEmpty()) {
            menu->addSeparator();
        } else {
            menu->addAction(action(name));
        }
    }
    return menu;
}

bool CanvasView::event(QEvent* event) {
    // Space adds a step when it is let go of: held, it makes the pointer a hand.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

void CanvasView::setSpace(bool held) {
    spaceHeld_ = held;
    if (held) {
        spacePanned_ = false;
        viewport()->setCursor(Qt::OpenHandCursor);
    } else if (!panning_) {
        viewport()->unsetCursor();
    }
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->modifiers()) {
        if (!event->isAutoRepeat()) setSpace(true);
        return event->accept();
    }
    // At the rim the arrows do nothing: no sudden scrolling.
    if (event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down) return event->accept();
    QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return QGraphicsView::keyReleaseEvent(event);
    const bool adds = spaceHeld_ && !spacePanned_;
    setSpace(false);
    if (adds) addAfterCurrent();
}

}  // namespace rehearsal::design
