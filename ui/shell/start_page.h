#pragma once

#include <QWidget>

#include "widgets/theme.h"

class QAbstractButton;
class QVBoxLayout;

namespace rehearsal::shell {

/// What is shown while no workspace is open: ways to begin, and the workspaces opened before.
class StartPage : public QWidget {
    Q_OBJECT
  public:
    explicit StartPage(QWidget* parent = nullptr);
    /// Reads the recent workspaces again.
    void refresh();

  signals:
    void openSampleRequested();
    void newWorkspaceRequested();
    void recipeRequested(const QString& id);
    void openRequested();
    void importFolderRequested();
    void importZipRequested();
    void fileRequested(const QString& file);

  private:
    QLayout* makeBeginnings();
    QLayout* makeOpenings();
    QAbstractButton* way(const char* iconName, widgets::theme::Scale scale, const QString& text,
                         const QString& sentence, void (StartPage::*requested)());

    QVBoxLayout* recent_;
};

}  // namespace rehearsal::shell
