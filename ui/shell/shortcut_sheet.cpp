#include "shell/shortcut_sheet.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMap>
#include <QScrollArea>
#include <QVBoxLayout>

#include "shell/action_list.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

/// `Ctrl+K` or, where there are several, `F1 or ?`.
QString keysOf(const QAction* action) {
    QStringList keys;
    for (const QKeySequence& sequence : action->shortcuts())
        if (!sequence.isEmpty()) keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(QObject::tr(" or "));
}

QWidget* makeGroup(const QString& name, const QList<QAction*>& actions) {
    auto* group = new QWidget;
    auto* grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, theme::kPanelPadding);
    grid->setVerticalSpacing(theme::kInsideControl);
    grid->setColumnStretch(0, 1);
    grid->addWidget(widgets::makeLabel(name, widgets::TextRole::Section), 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : actions) {
        grid->addWidget(widgets::makeLabel(plainText(action), widgets::TextRole::Body), row, 0);
        grid->addWidget(widgets::makeLabel(keysOf(action), widgets::TextRole::Secondary), row++, 1,
                        Qt::AlignRight);
    }
    return group;
}

}  // namespace

ShortcutSheet::ShortcutSheet(QWidget* window) : QDialog(window) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(440, 620);
    QStringList order;
    QMap<QString, QList<QAction*>> groups;
    for (QAction* action : namedActions(window)) {
        if (keysOf(action).isEmpty()) continue;
        const QString name = actionGroup(action).isEmpty() ? tr("In the views") : actionGroup(action);
        if (!groups.contains(name)) order << name;
        groups[name] << action;
    }
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kBetweenGroups);
    for (const QString& name : order) column->addWidget(makeGroup(name, groups[name]));
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

}  // namespace rehearsal::shell
