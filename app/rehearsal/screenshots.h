#pragma once

#include <QDir>
#include <QObject>
#include <QStringList>

#include "session/session.h"
#include "shell/main_window.h"

namespace rehearsal::app {

/// Pictures of the start page and of every view on the sample workspace after a run, light and dark, into a
/// folder. The pixel ratio is the platform's: the caller starts the program once for each.
class Screenshots : public QObject {
    Q_OBJECT
  public:
    Screenshots(session::Session& session, shell::MainWindow& window, const QString& folder);

    /// Takes them all, one after the other; false where something could not be shown or written.
    bool take();

  private:
    bool openAndRun();
    bool takeAll(const QString& theme);
    /// Waits until the window looks the same for a while: pages and fonts come in their own time.
    void settle();
    bool save(const QString& name);

    session::Session& session_;
    shell::MainWindow& window_;
    QDir folder_;
};

}  // namespace rehearsal::app
