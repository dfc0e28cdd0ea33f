#pragma once

#include <QAbstractTableModel>

#include "widgets/ordered_table.h"

namespace rehearsal::widgets {

/// The rows of an OrderedTable; a row that is dropped elsewhere is reported, not moved.
class OrderedModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    OrderedModel(QStringList headers, QObject* parent);

    void setRows(const QVector<OrderedRow>& rows);
    const QVector<OrderedRow>& rows() const { return rows_; }
    void setOrdered(bool ordered) { ordered_ = ordered; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

  signals:
    void moveRequested(int from, int to);

  private:
    QStringList headers_;
    QVector<OrderedRow> rows_;
    bool ordered_ = true;
};

}  // namespace rehearsal::widgets
