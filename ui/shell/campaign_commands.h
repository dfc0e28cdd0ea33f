#pragma once

#include <QObject>

#include "session/session.h"

class QWidget;

namespace rehearsal::shell {

/// New, duplicate, rename and archive, as menus and the picker call them.
class CampaignCommands : public QObject {
  public:
    CampaignCommands(session::Session& session, QWidget* window);

    void create();
    void duplicate();
    void rename();
    /// Archives the shown campaign, or brings it back.
    void toggleArchived();
    /// Marks the shown campaign as ready, or as a draft again.
    void toggleReady();
    /// Asks for a folder, of those there are or a new one.
    void moveToFolder();
    /// Not asked about: it can be undone.
    void remove();

  private:
    session::Session& session_;
    QWidget* window_;
};

}  // namespace rehearsal::shell
