#pragma once

#include <QFrame>
#include <QPushButton>

#include "session/session.h"

class QCheckBox;

namespace rehearsal::shell {

class Finder;
class WindowActions;

/// The shown campaign's name in the top bar; pressed, it opens the searchable list of all campaigns and what
/// can be done with them.
class CampaignPicker : public QPushButton {
    Q_OBJECT
  public:
    CampaignPicker(session::Session& session, WindowActions& actions, QWidget* parent = nullptr);
    void openList();
    Finder& finder() { return *finder_; }
    QWidget* list() { return popup_; }

  private:
    void showCampaign();

    session::Session& session_;
    QFrame* popup_;
    Finder* finder_;
    QCheckBox* archived_ = nullptr;
};

}  // namespace rehearsal::shell
