#include "events/event_model.h"

#include <numeric>

#include "events/event_text.h"
#include "widgets/theme.h"

namespace rehearsal::events {

EventModel::EventModel(QObject* parent) : QAbstractTableModel(parent) {}

void EventModel::setFacts(Facts facts, const base::TimeZone& zone) {
    beginResetModel();
    facts_ = std::move(facts);
    zone_ = zone;
    const bool isLong = facts_ && facts_->first && *facts_->last - *facts_->first > base::days(300);
    year_ = isLong ? widgets::Year::Shown : widgets::Year::Hidden;
    auto rows = std::make_shared<std::vector<RowQuery::Row>>(facts_ ? facts_->rows.size() : 0);
    std::iota(rows->begin(), rows->end(), RowQuery::Row{0});
    rows_ = std::move(rows);
    endResetModel();
}

void EventModel::setRows(RowQuery::Rows rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !rows_ ? 0 : static_cast<int>(rows_->size());
}

int EventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const EventRow& row = event(index.row());
    if (role == Qt::FontRole && index.column() == Event)
        return widgets::theme::font(widgets::theme::TextSize::Body, widgets::theme::Weight::Medium);
    if (role == Qt::ToolTipRole && index.column() == Time) return tr("Line %1").arg(row.line);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Time:
            return widgets::timeText(row.time, zone_, year_);
        case Event:
            return eventNameText(row.name);
        case Person:
            return QString::fromStdString(row.person);
        case Properties:
            return keyProperties(row.raw);
        default:
            return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Time:
            return tr("Time");
        case Event:
            return tr("Event");
        case Person:
            return tr("Person");
        case Properties:
            return tr("Properties");
        default:
            return {};
    }
}

RowQuery::Keep keepMatching(EventModel::Facts facts, const EventFilter& filter) {
    const std::string part = filter.text.trimmed().toLower().toStdString();
    return [facts = std::move(facts), filter, part](RowQuery::Row index) {
        const EventRow& row = facts->rows[index];
        if (!filter.name.empty() && row.name != filter.name) return false;
        if (filter.from && row.time < *filter.from) return false;
        if (filter.to && row.time >= *filter.to) return false;
        return part.empty() || containsIgnoringCase(row.raw, part) || containsIgnoringCase(row.name, part);
    };
}

}  // namespace rehearsal::events
