#pragma once

#include <QWidget>

#include "session/session.h"

class QLabel;
class QToolButton;

namespace rehearsal::shell {

class ProblemsModel;

/// The thin line at the bottom: how many problems there are (pressed, it shows them), what the last rehearsal
/// said, and that everything is saved.
class StatusStrip : public QWidget {
    Q_OBJECT
  public:
    StatusStrip(session::Session& session, ProblemsModel& problems, QAction* showProblems,
                QWidget* parent = nullptr);
    QString problemsText() const;
    QString runText() const;

  private:
    void showProblems();
    void showRun();

    session::Session& session_;
    ProblemsModel& problemsModel_;
    QToolButton* problems_;
    QLabel* run_;
};

}  // namespace rehearsal::shell
