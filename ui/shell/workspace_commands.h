#pragma once

#include <QObject>
#include <filesystem>

#include "session/session.h"

class QWidget;

namespace rehearsal::shell {

/// Opening, creating and importing workspaces, with the file dialogs they need.
class WorkspaceCommands : public QObject {
    Q_OBJECT
  public:
    WorkspaceCommands(session::Session& session, QWidget* window);

    void open();
    void openFile(const QString& file);
    void openSample();
    void newFromSample();
    /// A workspace of one campaign, begun from a recipe; from nothing where that is empty.
    void newFromRecipe(const QString& recipe);
    void newWorkspace() { newFromRecipe({}); }
    /// Asks for a name for the workspace as it is now.
    void nameVersion();
    void importFolder();
    void importZip();
    /// A bundle, folder or zip; asks where its workspace is to be kept.
    void import(const std::filesystem::path& folderOrZip);

  private:
    void finish(const base::Expected<void>& done);
    QString askForNewFile(const QString& suggestion);
    QString askForFreshFile(const QString& suggestion);

    session::Session& session_;
    QWidget* window_;
};

}  // namespace rehearsal::shell
