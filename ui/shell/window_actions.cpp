#include "shell/window_actions.h"

#include <QAction>
#include <QMainWindow>

#include "shell/action_list.h"
#include "widgets/icon.h"

namespace rehearsal::shell {

WindowActions::WindowActions(QMainWindow* window)
    : QObject(window), window_(window), viewGroup_(new QActionGroup(this)) {
    makeWorkspaceActions();
    makeEditingActions();
    makeViewActions();
    makeMenus();
}

QAction* WindowActions::add(const QString& text, const QString& iconName, const QKeySequence& shortcut,
                            const QString& group) {
    auto* action = new QAction(widgets::icon(iconName), text, window_);
    action->setShortcut(shortcut);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? plainText(action) : tr("%1 (%2)").arg(plainText(action), keys));
    setActionGroup(action, group);
    window_->addAction(action);
    return action;
}

void WindowActions::makeWorkspaceActions() {
    const QString group = tr("Workspace");
    newWorkspace = add(tr("New workspace…"), QStringLiteral("plus"), QKeySequence::New, group);
    newFromSample = add(tr("New workspace from the sample…"), QStringLiteral("sparkles"), {}, group);
    open = add(tr("Open workspace…"), QStringLiteral("folder-open"), QKeySequence::Open, group);
    openSample = add(tr("Open the sample workspace"), QStringLiteral("book-open"), {}, group);
    importBundle =
        add(tr("Import a rule bundle…"), QStringLiteral("package"), QKeySequence(tr("Ctrl+I")), group);
    versions = add(tr("Versions…"), QStringLiteral("history"), QKeySequence(tr("Ctrl+Shift+H")), group);
    nameVersion = add(tr("Name this version…"), QStringLiteral("tag"), {}, group);
    close = add(tr("Close workspace"), QStringLiteral("x"), QKeySequence(tr("Ctrl+W")), group);
    settings = add(tr("Settings…"), QStringLiteral("settings"), QKeySequence(tr("Ctrl+,")), group);
    quit = add(tr("Quit"), QStringLiteral("log-out"), QKeySequence(tr("Ctrl+Q")), group);
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
}

void WindowActions::makeEditingActions() {
    undo = add(tr("Undo"), QStringLiteral("undo-2"), QKeySequence::Undo, tr("Edit"));
    redo = add(tr("Redo"), QStringLiteral("redo-2"), {}, tr("Edit"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    const QString group = tr("Campaign");
    newCampaign = add(tr("New campaign…"), QStringLiteral("plus"), QKeySequence(tr("Ctrl+Shift+N")), group);
    duplicateCampaign = add(tr("Duplicate campaign"), QStringLiteral("copy"), {}, group);
    renameCampaign = add(tr("Rename campaign…"), QStringLiteral("pencil"), {}, group);
    archiveCampaign = add(tr("Archive campaign"), QStringLiteral("archive"), {}, group);
    readyCampaign = add(tr("Mark campaign as ready"), QStringLiteral("circle-check"), {}, group);
    moveCampaign = add(tr("Move campaign to folder…"), QStringLiteral("folder"), {}, group);
    deleteCampaign = add(tr("Delete campaign"), QStringLiteral("trash-2"), {}, group);
    chooseCampaign =
        add(tr("Go to campaign…"), QStringLiteral("workflow"), QKeySequence(tr("Ctrl+P")), group);
    policy = add(tr("Policy for all campaigns…"), QStringLiteral("shield-check"),
                 QKeySequence(tr("Ctrl+Shift+P")), group);
    definitions = add(tr("Segments, views and feeds…"), QStringLiteral("layers"), {}, group);
    run = add(tr("Run rehearsal"), QStringLiteral("play"), QKeySequence(tr("F5")), tr("Rehearsal"));
    cancel = add(tr("Cancel the rehearsal"), QStringLiteral("circle-stop"), QKeySequence(tr("Shift+F5")),
                 tr("Rehearsal"));
}

void WindowActions::makeViewActions() {
    const struct {
        const char* name;
        QString text;
        const char* iconName;
    } all[] = {{"design", tr("Design"), "workflow"}, {"email", tr("Email"), "mail"},
               {"people", tr("People"), "users"},    {"events", tr("Events"), "activity"},
               {"rehearse", tr("Rehearse"), "play"}, {"export", tr("Export"), "package-check"}};
    int number = 0;
    for (const auto& [name, text, iconName] : all) {
        QAction* action =
            add(text, QLatin1String(iconName), QKeySequence(tr("Ctrl+%1").arg(++number)), tr("Views"));
        action->setIcon(widgets::icon(QLatin1String(iconName), widgets::theme::Role::SecondaryText,
                                      widgets::theme::Role::AccentText));
        action->setCheckable(true);
        action->setData(QLatin1String(name));
        viewGroup_->addAction(action);
        views.append(action);
    }
    palette =
        add(tr("Search and commands…"), QStringLiteral("command"), QKeySequence(tr("Ctrl+K")), tr("Window"));
    problems = add(tr("Show problems"), QStringLiteral("panel-bottom"), QKeySequence(tr("Ctrl+Shift+M")),
                   tr("Window"));
    problems->setCheckable(true);
    nextProblem =
        add(tr("Next problem"), QStringLiteral("chevron-down"), QKeySequence(tr("F8")), tr("Problems"));
    previousProblem = add(tr("Previous problem"), QStringLiteral("chevron-up"), QKeySequence(tr("Shift+F8")),
                          tr("Problems"));
    mendProblem = add(tr("Mend the chosen problem"), QStringLiteral("wrench"), QKeySequence(tr("Ctrl+.")),
                      tr("Problems"));
    theme = add(tr("Switch between light and dark"), QStringLiteral("sun"), QKeySequence(tr("Ctrl+Shift+L")),
                tr("Window"));
    shortcuts = add(tr("Keyboard shortcuts"), QStringLiteral("keyboard"), {}, tr("Help"));
    shortcuts->setShortcuts({QKeySequence(tr("F1")), QKeySequence(tr("?"))});
    about = add(tr("About Rehearsal"), QStringLiteral("info"), {}, tr("Help"));
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::makeMenus() {
    mainMenu = new QMenu(tr("Menu"), window_);
    QMenu* workspace = mainMenu->addMenu(tr("&Workspace"));
    workspace->addActions({newWorkspace, newFromSample, open});
    recentMenu = workspace->addMenu(tr("Open &recent"));
    workspace->addActions({openSample, importBundle});
    workspace->addSeparator();
    workspace->addActions({versions, nameVersion});
    workspace->addSeparator();
    workspace->addAction(close);
    QMenu* edit = mainMenu->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    QMenu* campaign = mainMenu->addMenu(tr("&Campaign"));
    campaign->addActions({chooseCampaign, newCampaign, duplicateCampaign, renameCampaign, readyCampaign,
                          moveCampaign, archiveCampaign, deleteCampaign});
    campaign->addSeparator();
    campaign->addActions({policy, definitions});
    campaign->addSeparator();
    campaign->addActions({run, cancel});
    QMenu* view = mainMenu->addMenu(tr("&View"));
    view->addActions(QList<QAction*>(views.begin(), views.end()));
    view->addSeparator();
    view->addActions({palette, problems, nextProblem, previousProblem, mendProblem, theme});
    QMenu* help = mainMenu->addMenu(tr("&Help"));
    help->addActions({shortcuts, about});
    mainMenu->addSeparator();
    mainMenu->addActions({settings, quit});
}

QAction* WindowActions::view(const QString& name) const {
    for (QAction* action : views)
        if (action->data().toString() == name) return action;
    return nullptr;
}

void WindowActions::enable(bool isOpen, bool running, bool hasCampaign) {
    for (QAction* action : views) action->setEnabled(isOpen);
    for (QAction* action : {newCampaign, chooseCampaign, policy, definitions, versions, nameVersion, close,
                            problems, nextProblem, previousProblem})
        action->setEnabled(isOpen);
    for (QAction* action :
         {duplicateCampaign, renameCampaign, readyCampaign, moveCampaign, archiveCampaign, deleteCampaign})
        action->setEnabled(isOpen && hasCampaign);
    run->setEnabled(isOpen && !running);
    cancel->setEnabled(running);
}

}  // namespace rehearsal::shell
