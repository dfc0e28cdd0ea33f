#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QVector>

class QMainWindow;

namespace rehearsal::shell {

/// What the window as a whole can do, each action once: menus, buttons, the palette and the shortcut sheet
/// share them.
class WindowActions : public QObject {
    Q_OBJECT
  public:
    explicit WindowActions(QMainWindow* window);

    // Workspace
    QAction* newWorkspace;
    QAction* newFromSample;
    QAction* open;
    QAction* openSample;
    QAction* importBundle;
    QAction* close;
    QAction* versions;
    QAction* nameVersion;
    QAction* settings;
    QAction* quit;
    // Edit
    QAction* undo;
    QAction* redo;
    // Campaign
    QAction* newCampaign;
    QAction* duplicateCampaign;
    QAction* renameCampaign;
    QAction* archiveCampaign;
    QAction* readyCampaign;
    QAction* moveCampaign;
    QAction* deleteCampaign;
    QAction* chooseCampaign;
    QAction* policy;
    QAction* definitions;
    // Rehearsal
    QAction* run;
    QAction* cancel;
    // View
    QVector<QAction*> views;  ///< In the order of the rail; `data` is the view's name.
    QAction* palette;
    QAction* problems;
    QAction* nextProblem;
    QAction* previousProblem;
    QAction* mendProblem;
    QAction* theme;
    // Help
    QAction* shortcuts;
    QAction* about;

    QMenu* recentMenu;
    QMenu* mainMenu;  ///< All menus in one, behind the button of the top bar.

    QAction* view(const QString& name) const;
    /// Which actions make sense now.
    void enable(bool open, bool running, bool hasCampaign);

  private:
    QAction* add(const QString& text, const QString& iconName, const QKeySequence& shortcut,
                 const QString& group);
    void makeWorkspaceActions();
    void makeEditingActions();
    void makeViewActions();
    void makeMenus();

    QMainWindow* window_;
    QActionGroup* viewGroup_;
};

}  // namespace rehearsal::shell
