#pragma once

#include <QWidget>

#include "session/session.h"
#include "shell/problem_place.h"

class QStackedLayout;
class QTableView;

namespace rehearsal::shell {

class ProblemsModel;

/// What is wrong in the workspace, as a list; a double click or Enter goes to the place.
class ProblemsPanel : public QWidget {
    Q_OBJECT
  public:
    ProblemsPanel(session::Session& session, ProblemsModel& model, QWidget* parent = nullptr);
    void jumpTo(int row);
    QTableView& table() { return *table_; }

  private:
    void showList();

    session::Session& session_;
    ProblemsModel& model_;
    QTableView* table_;
    QStackedLayout* stack_;
};

}  // namespace rehearsal::shell
