#pragma once

#include <QWidget>

#include "session/session.h"

class QLabel;
class QToolButton;

namespace rehearsal::shell {

class CampaignPicker;
class WindowActions;

/// The bar over the views: menu, workspace and campaign at its beginning, the search in the middle, undo,
/// theme and Run at its end.
class TopBar : public QWidget {
    Q_OBJECT
  public:
    TopBar(session::Session& session, WindowActions& actions, QWidget* parent = nullptr);
    CampaignPicker* picker() { return picker_; }
    QToolButton* menuButton() { return menu_; }

  private:
    void showWorkspace();
    QToolButton* iconButton(QAction* action);

    session::Session& session_;
    QToolButton* menu_;
    QLabel* workspace_;
    QLabel* slash_;
    CampaignPicker* picker_;
    QWidget* run_;
};

}  // namespace rehearsal::shell
