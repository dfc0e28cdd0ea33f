#pragma once

#include <QWidget>

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
    void newFromSampleRequested();
    void openRequested();
    void importFolderRequested();
    void importZipRequested();
    void fileRequested(const QString& file);

  private:
    QWidget* makeWays();
    QWidget* makeRecent();

    QVBoxLayout* recent_;
};

}  // namespace rehearsal::shell
