// What the window's actions do.
#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QShortcut>
#include <QToolButton>

#include "shell/about_text.h"
#include "shell/banner.h"
#include "shell/campaign_commands.h"
#include "shell/campaign_picker.h"
#include "shell/command_palette.h"
#include "shell/main_window.h"
#include "shell/preferences.h"
#include "shell/problems_panel.h"
#include "shell/settings_dialog.h"
#include "shell/shortcut_sheet.h"
#include "shell/start_page.h"
#include "shell/top_bar.h"
#include "shell/window_actions.h"
#include "shell/workspace_commands.h"
#include "versions/versions_dialog.h"
#include "widgets/icon.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

void MainWindow::connectWorkspaceActions() {
    WorkspaceCommands* commands = workspaceCommands_;
    connect(actions_->open, &QAction::triggered, commands, &WorkspaceCommands::open);
    connect(actions_->openSample, &QAction::triggered, commands, &WorkspaceCommands::openSample);
    connect(actions_->newWorkspace, &QAction::triggered, commands, &WorkspaceCommands::newWorkspace);
    connect(actions_->newFromSample, &QAction::triggered, commands, &WorkspaceCommands::newFromSample);
    connect(actions_->importBundle, &QAction::triggered, commands, &WorkspaceCommands::importFolder);
    connect(actions_->versions, &QAction::triggered, this,
            [this] { versions::VersionsDialog(session_, this).exec(); });
    connect(actions_->nameVersion, &QAction::triggered, commands, &WorkspaceCommands::nameVersion);
    connect(actions_->close, &QAction::triggered, this, [this] { session_.closeWorkspace(); });
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_->settings, &QAction::triggered, this, [this] { SettingsDialog(this).exec(); });
    connect(actions_->recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    connect(start_, &StartPage::openSampleRequested, commands, &WorkspaceCommands::openSample);
    connect(start_, &StartPage::newWorkspaceRequested, commands, &WorkspaceCommands::newWorkspace);
    connect(start_, &StartPage::recipeRequested, commands, &WorkspaceCommands::newFromRecipe);
    connect(start_, &StartPage::openRequested, commands, &WorkspaceCommands::open);
    connect(start_, &StartPage::importFolderRequested, commands, &WorkspaceCommands::importFolder);
    connect(start_, &StartPage::importZipRequested, commands, &WorkspaceCommands::importZip);
    connect(start_, &StartPage::fileRequested, commands, &WorkspaceCommands::openFile);
}

void MainWindow::connectEditingActions() {
    QUndoStack* stack = session_.undoStack();
    connect(actions_->undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(actions_->redo, &QAction::triggered, stack, &QUndoStack::redo);
    for (const auto changed : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
        connect(stack, changed, this, &MainWindow::updateActions);
    connect(stack, &QUndoStack::indexChanged, this, &MainWindow::updateActions);
    CampaignCommands* commands = campaignCommands_;
    connect(actions_->newCampaign, &QAction::triggered, commands, &CampaignCommands::create);
    connect(actions_->duplicateCampaign, &QAction::triggered, commands, &CampaignCommands::duplicate);
    connect(actions_->renameCampaign, &QAction::triggered, commands, &CampaignCommands::rename);
    connect(actions_->archiveCampaign, &QAction::triggered, commands, &CampaignCommands::toggleArchived);
    connect(actions_->readyCampaign, &QAction::triggered, commands, &CampaignCommands::toggleReady);
    connect(actions_->moveCampaign, &QAction::triggered, commands, &CampaignCommands::moveToFolder);
    connect(actions_->deleteCampaign, &QAction::triggered, commands, &CampaignCommands::remove);
    connect(actions_->chooseCampaign, &QAction::triggered, this, [this] { top_->picker()->openList(); });
    connect(actions_->policy, &QAction::triggered, this, [this] { showView(QStringLiteral("policy")); });
    connect(actions_->definitions, &QAction::triggered, this,
            [this] { showView(QStringLiteral("definitions")); });
    connect(actions_->run, &QAction::triggered, this, [this] { session_.startRun(session_.runOptions()); });
    connect(actions_->cancel, &QAction::triggered, this, [this] { session_.cancelRun(); });
}

void MainWindow::connectViewActions() {
    for (QAction* action : actions_->views)
        connect(action, &QAction::triggered, this, [this, action] { showView(action->data().toString()); });
    connect(actions_->palette, &QAction::triggered, this, [this] { palette_->open(); });
    connect(actions_->problems, &QAction::toggled, this,
            [this](bool shown) { problems_->setVisible(shown && session_.isOpen()); });
    connect(actions_->nextProblem, &QAction::triggered, this, [this] { stepProblem(1); });
    connect(actions_->previousProblem, &QAction::triggered, this, [this] { stepProblem(-1); });
    connect(actions_->mendProblem, &QAction::triggered, problems_, &ProblemsPanel::mend);
    connect(problems_, &ProblemsPanel::canMendChanged, actions_->mendProblem, &QAction::setEnabled);
    actions_->mendProblem->setEnabled(problems_->canMend());
    connect(actions_->theme, &QAction::triggered, this,
            [] { preferences::setThemeMode(theme::isDark() ? theme::Mode::Light : theme::Mode::Dark); });
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &MainWindow::updateThemeAction);
    connect(actions_->shortcuts, &QAction::triggered, this, [this] { ShortcutSheet(this).exec(); });
    connect(actions_->about, &QAction::triggered, this,
            [this] { QMessageBox::about(this, tr("About Rehearsal"), aboutText()); });
    connect(new QShortcut(QKeySequence(tr("F10")), this), &QShortcut::activated, this,
            [this] { top_->menuButton()->showMenu(); });
    updateThemeAction();
}

void MainWindow::stepProblem(int by) {
    actions_->problems->setChecked(true);
    problems_->step(by);
}

void MainWindow::connectSession() {
    connect(&session_, &session::Session::opened, this, &MainWindow::showSession);
    connect(&session_, &session::Session::viewRequested, this, &MainWindow::showView);
    connect(&session_, &session::Session::failed, banner_, &Banner::showDiagnostic);
    connect(&session_, &session::Session::campaignIdChanged, this, &MainWindow::updateActions);
    for (const auto changed : {&session::Session::runStarted, &session::Session::runFinished,
                               &session::Session::runCancelled, &session::Session::problemsChanged})
        connect(&session_, changed, this, &MainWindow::updateActions);
}

void MainWindow::updateActions() {
    const bundle::Campaign* campaign = session_.campaign();
    actions_->enable(session_.isOpen(), session_.isRunning(), campaign != nullptr);
    actions_->archiveCampaign->setText(campaign && campaign->status == "archived" ? tr("Bring campaign back")
                                                                                  : tr("Archive campaign"));
    actions_->readyCampaign->setText(campaign && campaign->status == "ready" ? tr("Mark campaign as a draft")
                                                                             : tr("Mark campaign as ready"));
    const QUndoStack* stack = session_.undoStack();
    const auto name = [](QAction* action, const QString& verb, const QString& what) {
        action->setText(what.isEmpty() ? verb : tr("%1: %2").arg(verb, what));
        action->setToolTip(
            tr("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    };
    actions_->undo->setEnabled(stack->canUndo());
    actions_->redo->setEnabled(stack->canRedo());
    name(actions_->undo, tr("Undo"), stack->undoText());
    name(actions_->redo, tr("Redo"), stack->redoText());
}

void MainWindow::updateThemeAction() {
    actions_->theme->setIcon(widgets::icon(theme::isDark() ? QStringLiteral("sun") : QStringLiteral("moon")));
}

void MainWindow::fillRecentMenu() {
    actions_->recentMenu->clear();
    for (const QString& file : preferences::recentFiles()) {
        QAction* action = actions_->recentMenu->addAction(QFileInfo(file).completeBaseName());
        action->setToolTip(file);
        action->setProperty("palette", false);
        connect(action, &QAction::triggered, this, [this, file] { openFile(file); });
    }
    actions_->recentMenu->setEnabled(!actions_->recentMenu->isEmpty());
}

}  // namespace rehearsal::shell
