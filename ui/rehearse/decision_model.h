#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "events/row_query.h"
#include "rehearse/run_names.h"
#include "simulation/run.h"
#include "widgets/time_text.h"

namespace rehearsal::rehearse {

/// A finished run with what its ids mean.
struct ShownRun {
    std::shared_ptr<const simulation::RunResult> result;
    std::shared_ptr<const RunNames> names;
    widgets::Year year = widgets::Year::Hidden;  ///< Shown where the run spans most of a year.
};

/// The decisions of a run as a table: rows point into the shared log, texts are made for the rows in sight.
class DecisionModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Time, Person, Campaign, Decided, Step, Why, ColumnCount };
    enum Role { ScaleRole = Qt::UserRole };  ///< The colour of the badge, as theme::Scale.

    explicit DecisionModel(QObject* parent = nullptr);

    /// The run and the rows of its log to show.
    void setRun(ShownRun run, events::RowQuery::Rows rows);
    void setRows(events::RowQuery::Rows rows);
    journey::Decision decision(int row) const;
    const events::RowQuery::Rows& rows() const { return rows_; }
    const ShownRun& run() const { return run_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString text(const journey::Decision& decision, int column, const ShownRun& run);
    static QString title(int column);

  private:
    ShownRun run_;
    events::RowQuery::Rows rows_;
};

}  // namespace rehearsal::rehearse
