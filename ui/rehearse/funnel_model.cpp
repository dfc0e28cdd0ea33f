#include "rehearse/funnel_model.h"

#include "widgets/theme.h"
#include "widgets/time_text.h"

namespace rehearsal::rehearse {

void FunnelModel::setRun(const ShownRun& run) {
    beginResetModel();
    rows_.clear();
    for (const auto& [id, campaign] : run.result->summary.campaigns) {
        Row row{id, run.names->campaign(id), {}};
        row.counts[Entered] = campaign.entered;
        row.counts[Active] = campaign.active;
        for (const auto& [reason, count] : campaign.denied) row.counts[NotEntered] += count;
        for (const auto& [outcome, count] : campaign.outcomes)
            row.counts[outcome == "goal" ? Goal : Ended] += count;
        for (const auto& [node, counts] : campaign.nodes) {
            row.counts[Sent] += counts.sent;
            row.counts[NotSent] += counts.skipped;
        }
        rows_.push_back(std::move(row));
    }
    endResetModel();
}

int FunnelModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FunnelModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FunnelModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return index.column() == Campaign ? row.name : widgets::countText(row.counts[index.column()]);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue((index.column() == Campaign ? Qt::AlignLeft : Qt::AlignRight) |
                                       Qt::AlignVCenter);
        case Qt::FontRole:
            if (index.column() != Campaign) return {};
            return widgets::theme::font(widgets::theme::TextSize::Body, widgets::theme::Weight::Medium);
        case CampaignIdRole:
            return QString::fromStdString(row.id);
        default:
            return {};
    }
}

QVariant FunnelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Campaign ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Campaign:
            return tr("Campaign");
        case NotEntered:
            return tr("Not entered");
        case Entered:
            return tr("Entered");
        case Sent:
            return tr("Sent");
        case NotSent:
            return tr("Not sent");
        case Goal:
            return tr("Goal reached");
        case Ended:
            return tr("Ended otherwise");
        case Active:
            return tr("Still active");
        default:
            return {};
    }
}

}  // namespace rehearsal::rehearse
