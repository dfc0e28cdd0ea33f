#pragma once

#include <QDialog>

#include "session/session.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::versions {

class ChangeTree;

/// The versions of the workspace: looked at, named, compared and had again.
class VersionsDialog : public QDialog {
    Q_OBJECT
  public:
    explicit VersionsDialog(session::Session& session, QWidget* parent = nullptr);

  private:
    QWidget* makeList();
    QWidget* makeDetail();
    void refresh();
    void showVersion();
    /// The documents the shown version is held against, and what they are called.
    base::Expected<bundle::Files> otherFiles(const session::Version& version) const;
    const session::Version* current() const;
    void restore();
    void saveName();

    session::Session& session_;
    QList<session::Version> versions_;
    QListWidget* list_;
    QLabel* title_;
    QLabel* summary_;
    QLabel* trouble_;
    QLineEdit* name_;
    widgets::SegmentedControl* against_;
    ChangeTree* changes_;
    QLabel* nothing_;
    QPushButton* restore_;
};

}  // namespace rehearsal::versions
