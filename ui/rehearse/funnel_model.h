#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "rehearse/decision_model.h"

namespace rehearsal::rehearse {

/// What became of those who entered, campaign by campaign.
class FunnelModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Campaign, NotEntered, Entered, Sent, NotSent, Goal, Ended, Active, ColumnCount };
    enum Role { CampaignIdRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRun(const ShownRun& run);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  private:
    struct Row {
        std::string id;
        QString name;
        std::uint64_t counts[ColumnCount] = {};
    };
    std::vector<Row> rows_;
};

}  // namespace rehearsal::rehearse
