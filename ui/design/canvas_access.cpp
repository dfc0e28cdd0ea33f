#include "design/canvas_access.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "design/canvas_view.h"
#include "design/node_item.h"

namespace rehearsal::design {
namespace {

/// One card as a screen reader meets it.
class NodeAccess : public QAccessibleObject {
  public:
    explicit NodeAccess(NodeItem* item) : QAccessibleObject(item) {}

    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view()); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && item() ? item()->card().spoken() : QString();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = item() && item()->isSelected();
        state.focused = item() && item()->isCurrent() && view() && view()->hasFocus();
        return state;
    }
    QRect rect() const override {
        if (!item() || !view()) return {};
        const QRect inView = view()->mapFromScene(item()->sceneBoundingRect()).boundingRect();
        return {view()->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }

  private:
    NodeItem* item() const { return qobject_cast<NodeItem*>(object()); }
    CanvasView* view() const {
        if (!item() || !item()->scene() || item()->scene()->views().isEmpty()) return nullptr;
        return qobject_cast<CanvasView*>(item()->scene()->views().front());
    }
};

/// The canvas as a list of its cards, in the order of the document.
class CanvasAccess : public QAccessibleWidget {
  public:
    explicit CanvasAccess(CanvasView* view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName()) {}

    int childCount() const override { return static_cast<int>(nodes().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        return QAccessible::queryAccessibleInterface(nodes()[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto found = std::find(nodes().begin(), nodes().end(), child->object());
        return found == nodes().end() ? -1 : static_cast<int>(found - nodes().begin());
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = 0; i < childCount(); ++i) {
            QAccessibleInterface* each = child(i);
            if (each && each->rect().contains(x, y)) return each;
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        NodeItem* current = view()->canvas().node(view()->canvas().currentId());
        return current ? QAccessible::queryAccessibleInterface(current) : nullptr;
    }

  private:
    CanvasView* view() const { return static_cast<CanvasView*>(widget()); }
    const std::vector<NodeItem*>& nodes() const { return view()->canvas().nodes(); }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    if (auto* view = qobject_cast<CanvasView*>(object)) return new CanvasAccess(view);
    if (auto* item = qobject_cast<NodeItem*>(object)) return new NodeAccess(item);
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

}  // namespace rehearsal::design
