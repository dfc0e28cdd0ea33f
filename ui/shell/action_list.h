#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace rehearsal::shell {

/// Every action of a window that has a text and does something, each once: the palette and the shortcut sheet
/// are made from the actions themselves, so they cannot fall behind.
QList<QAction*> namedActions(QWidget* window);

/// The text of an action without its mnemonic and dots.
QString plainText(const QAction* action);

/// Puts actions of one kind together in the shortcut sheet.
void setActionGroup(QAction* action, const QString& group);
QString actionGroup(const QAction* action);

}  // namespace rehearsal::shell
