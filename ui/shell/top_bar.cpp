#include "shell/top_bar.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "shell/campaign_picker.h"
#include "shell/run_button.h"
#include "shell/window_actions.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kBarHeight = 52;

/// Looks like a field, and opens the palette.
QPushButton* searchButton(QAction* palette) {
    constexpr int kWidth = 240;
    auto* button = new QPushButton(widgets::icon(QStringLiteral("search")), {});
    const QString keys = palette->shortcut().toString(QKeySequence::NativeText);
    button->setText(QObject::tr("Search or do…   %1").arg(keys));
    button->setProperty("look", QStringLiteral("search"));
    button->setMinimumWidth(kWidth);
    button->setAccessibleName(palette->text());
    QObject::connect(button, &QPushButton::clicked, palette, &QAction::trigger);
    return button;
}

}  // namespace

TopBar::TopBar(session::Session& session, WindowActions& actions, QWidget* parent)
    : QWidget(parent),
      session_(session),
      menu_(new QToolButton),
      workspace_(widgets::makeLabel({}, widgets::TextRole::Strong)),
      slash_(widgets::makeLabel(QStringLiteral("/"), widgets::TextRole::Secondary)),
      picker_(new CampaignPicker(session, actions)),
      run_(new RunButton(session)) {
    widgets::setSurface(this, widgets::Surface::Panel);
    setFixedHeight(kBarHeight);
    menu_->setIcon(widgets::icon(QStringLiteral("menu")));
    menu_->setIconSize({theme::kIcon, theme::kIcon});
    menu_->setMenu(actions.mainMenu);
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->setToolTip(tr("Menu (F10)"));
    menu_->setAccessibleName(tr("Menu"));
    menu_->setFocusPolicy(Qt::TabFocus);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(22, 0, theme::kBetweenFields, 0);
    line->setSpacing(4);
    line->addWidget(menu_);
    line->addSpacing(10);
    line->addWidget(workspace_);
    line->addSpacing(4);
    line->addWidget(slash_);
    line->addWidget(picker_);
    line->addStretch(1);
    line->addWidget(searchButton(actions.palette));
    line->addStretch(1);
    for (QAction* action : {actions.undo, actions.redo, actions.theme}) line->addWidget(iconButton(action));
    line->addSpacing(theme::kInsideControl);
    line->addWidget(run_);
    connect(static_cast<RunButton*>(run_), &QAbstractButton::clicked, this, [&session, &actions] {
        session.isRunning() ? actions.cancel->trigger() : actions.run->trigger();
    });
    connect(&session, &session::Session::opened, this, &TopBar::showWorkspace);
    showWorkspace();
}

QToolButton* TopBar::iconButton(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TopBar::showWorkspace() {
    const bool open = session_.isOpen();
    workspace_->setText(open ? QFileInfo(session_.workspacePath()).completeBaseName() : tr("Rehearsal"));
    workspace_->setToolTip(session_.workspacePath());
    for (QWidget* part : {static_cast<QWidget*>(slash_), static_cast<QWidget*>(picker_), run_})
        part->setVisible(open);
}

}  // namespace rehearsal::shell
