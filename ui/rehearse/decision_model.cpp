#include "rehearse/decision_model.h"

#include "rehearse/decision_text.h"
#include "widgets/theme.h"

namespace rehearsal::rehearse {

DecisionModel::DecisionModel(QObject* parent) : QAbstractTableModel(parent) {}

void DecisionModel::setRun(ShownRun run, events::RowQuery::Rows rows) {
    beginResetModel();
    run_ = std::move(run);
    rows_ = std::move(rows);
    endResetModel();
}

void DecisionModel::setRows(events::RowQuery::Rows rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

journey::Decision DecisionModel::decision(int row) const {
    return run_.result->decisions[(*rows_)[static_cast<std::size_t>(row)]];
}

int DecisionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !rows_ ? 0 : static_cast<int>(rows_->size());
}

int DecisionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DecisionModel::text(const journey::Decision& decision, int column, const ShownRun& run) {
    switch (column) {
        case Time:
            return widgets::timeText(decision.at, run.names->zone(decision.profile), run.year);
        case Person:
            return run.names->person(decision.profile);
        case Campaign:
            return decision.campaign.empty() ? QString() : run.names->campaign(decision.campaign);
        case Decided:
            return kindText(decision.kind);
        case Step:
            return decision.node.empty() ? QString() : run.names->step(decision.campaign, decision.node);
        case Why:
            return whyText(decision, *run.names, run.year);
        default:
            return {};
    }
}

QVariant DecisionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const journey::Decision decision = this->decision(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(decision, index.column(), run_);
        case Qt::ToolTipRole:
            if (index.column() == Person) return QString::fromUtf8(decision.profile);
            return index.column() == Why || index.column() == Step ? text(decision, index.column(), run_)
                                                                   : QVariant();
        case Qt::FontRole:
            if (index.column() != Person) return {};
            return widgets::theme::font(widgets::theme::TextSize::Body, widgets::theme::Weight::Medium);
        case ScaleRole:
            return static_cast<int>(kindScale(decision.kind));
        default:
            return {};
    }
}

QString DecisionModel::title(int column) {
    switch (column) {
        case Time:
            return tr("Time");
        case Person:
            return tr("Person");
        case Campaign:
            return tr("Campaign");
        case Decided:
            return tr("Decision");
        case Step:
            return tr("Step");
        case Why:
            return tr("Why");
        default:
            return {};
    }
}

QVariant DecisionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? title(section) : QVariant();
}

}  // namespace rehearsal::rehearse
