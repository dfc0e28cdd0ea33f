#pragma once

#include <QWidget>

#include "events/background.h"
#include "rehearse/decision_filter.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace rehearsal::events {
class RowQuery;
}
namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SearchField;
}

namespace rehearsal::rehearse {

/// Every decision of a run in a table, to filter, sort and export. A row opens its step on the canvas.
class DecisionsPage : public QWidget {
    Q_OBJECT
  public:
    explicit DecisionsPage(session::Session& session, QWidget* parent = nullptr);

    void setRun(const ShownRun& run);
    void setFilter(const DecisionFilter& filter);
    DecisionModel* model() const { return model_; }
    /// Writes the rows shown to a file, in the background.
    void exportTo(const QString& path);

  signals:
    void exported(const QString& path);

  private:
    QWidget* buildBar();
    void fillChoices();
    DecisionFilter filter() const;
    void query();
    void openRow(const QModelIndex& index);

    session::Session& session_;
    ShownRun run_;
    std::string reason_;
    std::string node_;
    DecisionModel* model_;
    events::RowQuery* query_;
    events::Background background_;
    widgets::SearchField* search_;
    QComboBox* campaign_;
    QComboBox* kind_;
    QPushButton* reasonChip_;
    QPushButton* nodeChip_;
    QLabel* count_;
    QPushButton* export_;
    QTableView* table_;
};

}  // namespace rehearsal::rehearse
