#include "shell/action_list.h"

#include <QAction>
#include <QMenu>
#include <QSet>
#include <QWidget>

namespace rehearsal::shell {

namespace {

constexpr char kGroup[] = "action_group";

bool belongsToTextField(const QAction* action) {
    for (const QObject* owner = action->parent(); owner; owner = owner->parent())
        if (owner->inherits("QLineEdit") || owner->inherits("QTextEdit") ||
            owner->inherits("QPlainTextEdit") || owner->inherits("QWebEngineView") ||
            owner->inherits("QWebEnginePage"))
            return true;
    return false;
}

}  // namespace

QList<QAction*> namedActions(QWidget* window) {
    QList<QAction*> actions;
    QSet<QString> seen;
    for (QAction* action : window->findChildren<QAction*>()) {
        const QString text = plainText(action);
        if (text.isEmpty() || action->isSeparator() || action->menu() || belongsToTextField(action)) continue;
        if (action->property("palette") == QVariant(false) || seen.contains(text)) continue;
        seen.insert(text);
        actions.append(action);
    }
    return actions;
}

QString plainText(const QAction* action) {
    QString text = action->text();
    text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
    return text.trimmed();
}

void setActionGroup(QAction* action, const QString& group) {
    action->setProperty(kGroup, group);
}

QString actionGroup(const QAction* action) {
    return action->property(kGroup).toString();
}

}  // namespace rehearsal::shell
