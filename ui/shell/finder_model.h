#pragma once

#include <QAbstractListModel>

#include "shell/finder_entry.h"

namespace rehearsal::shell {

/// The entries that match what has been typed, the best first.
class FinderModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { Detail = Qt::UserRole, IconName, Current, Heading };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(FinderEntries entries);
    void setPattern(const QString& pattern);
    const FinderEntry* at(int row) const;
    int currentRow() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    void filter();

    FinderEntries entries_;
    QString pattern_;
    QVector<int> shown_;
};

}  // namespace rehearsal::shell
