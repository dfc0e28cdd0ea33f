#pragma once

#include <QWidget>

#include "session/session.h"
#include "shell/problem_place.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace rehearsal::shell {

class ProblemsModel;

/// What is wrong in the workspace, as a list; a double click or Enter goes to the place. Under it the chosen
/// problem in full, and a button that mends it where there is one obvious way.
class ProblemsPanel : public QWidget {
    Q_OBJECT
  public:
    ProblemsPanel(session::Session& session, ProblemsModel& model, QWidget* parent = nullptr);
    void jumpTo(int row);
    /// Goes to the problem `by` rows further, round at the ends.
    void step(int by);
    /// Mends the chosen problem; false where it has no mend.
    bool mend();
    bool canMend() const;
    QTableView& table() { return *table_; }
    QPushButton& mendButton() { return *mendButton_; }

  signals:
    void canMendChanged(bool can);

  private:
    QWidget* makeFoot();
    void showList();
    void showChosen();

    session::Session& session_;
    ProblemsModel& model_;
    QTableView* table_;
    QStackedLayout* stack_;
    QWidget* foot_;
    QLabel* text_;
    QPushButton* mendButton_;
    int chosen_ = 0;
    bool visited_ = false;  ///< Whether stepping has begun.
};

}  // namespace rehearsal::shell
