#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <unordered_map>

#include "base/time_zone.h"
#include "events/row_query.h"
#include "events/stream_facts.h"
#include "widgets/time_text.h"

namespace rehearsal::events {

/// The first events of a stream as a table: rows point into the shared facts, texts are made for the rows in
/// sight.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Time, Event, Person, Properties, ColumnCount };
    using Facts = std::shared_ptr<const StreamFacts>;

    explicit EventModel(QObject* parent = nullptr);

    /// Shows all rows of these facts; null shows none.
    void setFacts(Facts facts, const base::TimeZone& zone);
    void setRows(RowQuery::Rows rows);
    const EventRow& event(int row) const { return facts_->rows[(*rows_)[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  private:
    Facts facts_;
    RowQuery::Rows rows_;
    base::TimeZone zone_ = base::TimeZone::utc();
    widgets::Year year_ = widgets::Year::Hidden;  ///< Shown where the stream spans most of a year.
};

/// What the table of events is narrowed to.
struct EventFilter {
    QString text;
    std::string name;  ///< Empty: any.
    std::optional<base::Instant> from;
    std::optional<base::Instant> to;  ///< Exclusive.
};

/// The rows of the facts that pass; safe to ask from another thread.
RowQuery::Keep keepMatching(EventModel::Facts facts, const EventFilter& filter);

}  // namespace rehearsal::events
