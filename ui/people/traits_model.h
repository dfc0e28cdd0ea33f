#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "base/value.h"

namespace rehearsal::people {

/// The traits of one person, to be edited in place. It changes nothing itself: it says what was typed.
class TraitsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay are kept, so that selection and focus stay with them.
    void setTraits(const base::Value& traits);
    QString name(int row) const {
        return QString::fromStdString(traits_[static_cast<std::size_t>(row)].first);
    }
    int rowOf(const QString& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  signals:
    void valueTyped(const QString& trait, const QString& input);
    void nameTyped(const QString& from, const QString& to);

  private:
    base::Value::Object traits_;
};

}  // namespace rehearsal::people
