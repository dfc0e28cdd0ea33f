#pragma once

#include <QMenu>
#include <QWidget>
#include <functional>

namespace rehearsal::fields {

/// Opens a menu under a widget, filled when it opens; the first entry has the keyboard.
inline void popUp(QWidget* below, const std::function<void(QMenu&)>& fill) {
    auto* menu = new QMenu(below);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    menu->popup(below->mapToGlobal(QPoint(0, below->height())));
    for (QAction* action : menu->actions()) {
        if (!action->isEnabled() || action->isSeparator()) continue;
        menu->setActiveAction(action);
        break;
    }
}

}  // namespace rehearsal::fields
