#pragma once

#include <QMainWindow>

#include "session/session.h"

class QSplitter;
class QStackedWidget;

namespace rehearsal::shell {

class Banner;
class CampaignCommands;
class CommandPalette;
class ProblemsModel;
class ProblemsPanel;
class StartPage;
class StatusStrip;
class TopBar;
class ViewStack;
class WindowActions;
class WorkspaceCommands;

/// The program's window: puts the rail, the bars, the views and the panels together and connects the actions.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(session::Session& session, QWidget* parent = nullptr);

    WindowActions& actions() { return *actions_; }
    ViewStack& views() { return *views_; }
    CommandPalette& palette() { return *palette_; }
    ProblemsPanel& problems() { return *problems_; }
    Banner& banner() { return *banner_; }
    StatusStrip& status() { return *status_; }
    StartPage& startPage() { return *start_; }
    bool showsStartPage() const;

    /// A workspace, or a bundle to import, as named on the command line or dropped on the window.
    void openFile(const QString& file);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    QWidget* makeBody();
    void connectWorkspaceActions();
    void connectEditingActions();
    void connectViewActions();
    void connectSession();
    /// Shows the problems and goes to the next one, or the one before.
    void stepProblem(int by);
    void showView(const QString& name);
    void showSession();
    void updateActions();
    void updateThemeAction();
    void fillRecentMenu();
    void restoreWindow();

    session::Session& session_;
    WindowActions* actions_;
    WorkspaceCommands* workspaceCommands_;
    CampaignCommands* campaignCommands_;
    ProblemsModel* problemsModel_;
    ProblemsPanel* problems_;
    Banner* banner_;
    ViewStack* views_;
    StartPage* start_;
    QStackedWidget* pages_;
    QSplitter* splitter_;
    TopBar* top_;
    StatusStrip* status_;
    QWidget* rail_ = nullptr;
    CommandPalette* palette_ = nullptr;
};

}  // namespace rehearsal::shell
