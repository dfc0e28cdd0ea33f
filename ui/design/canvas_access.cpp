#include "design/canvas_access.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <algorithm>

#include "design/canvas_view.h"
#include "design/node_item.h"
#include "design/plus_item.h"

namespace rehearsal::design {
namespace {

/// What cards and `+` have in common for a screen reader: they are drawn on a canvas.
class ItemAccess : public QAccessibleObject, public QAccessibleActionInterface {
  public:
    using QAccessibleObject::QAccessibleObject;

    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view()); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QRect rect() const override {
        if (!item() || !view()) return {};
        const QRect inView = view()->mapFromScene(item()->sceneBoundingRect()).boundingRect();
        return {view()->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type != QAccessible::ActionInterface) return nullptr;
        return static_cast<QAccessibleActionInterface*>(this);
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override {
        if (!view()) return;
        if (name == setFocusAction()) view()->setFocus();
        act(name == pressAction());
    }

  protected:
    QGraphicsObject* item() const { return qobject_cast<QGraphicsObject*>(object()); }
    CanvasView* view() const {
        if (!item() || !item()->scene() || item()->scene()->views().isEmpty()) return nullptr;
        return qobject_cast<CanvasView*>(item()->scene()->views().front());
    }
    /// Goes there, and does what a press does.
    virtual void act(bool presses) = 0;
};

/// One card as a screen reader meets it.
class NodeAccess : public ItemAccess {
  public:
    explicit NodeAccess(NodeItem* item) : ItemAccess(item) {}

    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && card() ? card()->card().spoken() : QString();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = card() && card()->isSelected();
        state.focused = card() && card()->isCurrent() && view() && view()->hasFocus();
        return state;
    }

  protected:
    void act(bool presses) override {
        view()->showNode(card()->card().id);
        if (presses) emit view()->editRequested();
    }

  private:
    NodeItem* card() const { return qobject_cast<NodeItem*>(object()); }
};

/// The `+` on a line as a screen reader meets it: a button that says between what it adds.
class PlusAccess : public ItemAccess {
  public:
    explicit PlusAccess(PlusItem* item) : ItemAccess(item) {}

    QAccessible::Role role() const override { return QAccessible::Button; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && plus() && view() ? view()->canvas().plusName(plus()->edge())
                                                             : QString();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.focused = plus() && plus()->isCurrent() && view() && view()->hasFocus();
        return state;
    }

  protected:
    void act(bool presses) override {
        view()->showEdge(plus()->edge());
        if (presses) view()->addAfterCurrent();
    }

  private:
    PlusItem* plus() const { return qobject_cast<PlusItem*>(object()); }
};

/// The canvas as a list: each card in the order in which it is reached, and after it its ways out.
class CanvasAccess : public QAccessibleWidget {
  public:
    explicit CanvasAccess(CanvasView* view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName()) {}

    int childCount() const override { return static_cast<int>(canvas().stops().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        return QAccessible::queryAccessibleInterface(canvas().itemAt(canvas().stops()[at(index)]));
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto& stops = canvas().stops();
        const auto found = std::find_if(stops.begin(), stops.end(), [&](const CanvasScene::Stop& stop) {
            return canvas().itemAt(stop) == child->object();
        });
        return found == stops.end() ? -1 : static_cast<int>(found - stops.begin());
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const auto* view = static_cast<CanvasView*>(widget());
        QGraphicsItem* item = view->itemAt(view->viewport()->mapFromGlobal(QPoint(x, y)));
        return item ? QAccessible::queryAccessibleInterface(item->toGraphicsObject()) : nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        QGraphicsObject* current = canvas().itemAt(canvas().currentStop());
        return current ? QAccessible::queryAccessibleInterface(current) : nullptr;
    }

  private:
    CanvasScene& canvas() const { return static_cast<CanvasView*>(widget())->canvas(); }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    if (auto* view = qobject_cast<CanvasView*>(object)) return new CanvasAccess(view);
    if (auto* item = qobject_cast<NodeItem*>(object)) return new NodeAccess(item);
    if (auto* plus = qobject_cast<PlusItem*>(object)) return new PlusAccess(plus);
    return nullptr;
}

}  // namespace

void installCanvasAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)once;
}

void sayWhereTheKeyboardIs(CanvasView& view) {
    QGraphicsObject* current = view.canvas().itemAt(view.canvas().currentStop());
    if (!current || !view.hasFocus()) return;
    QAccessibleEvent focus(current, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

}  // namespace rehearsal::design
