#include "widgets/ordered_model.h"

#include <QMimeData>

#include "widgets/icon.h"

namespace rehearsal::widgets {

namespace {

const QString kMime = QStringLiteral("application/x-rehearsal-row");

}  // namespace

OrderedModel::OrderedModel(QStringList headers, QObject* parent)
    : QAbstractTableModel(parent), headers_(std::move(headers)) {}

void OrderedModel::setRows(const QVector<OrderedRow>& rows) {
    if (rows == rows_) return;
    if (rows.size() == rows_.size()) {  // What is selected stays so.
        rows_ = rows;
        if (!rows_.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    rows_ = rows;
    endResetModel();
}

int OrderedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int OrderedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(headers_.size());
}

QVariant OrderedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const OrderedRow& row = rows_[index.row()];
    switch (role) {
        case Qt::DisplayRole:
            return row.cells.value(index.column());
        case Qt::ToolTipRole: {
            const QString tip = row.tips.value(index.column());
            return tip.isEmpty() ? row.cells.value(index.column()) : tip;
        }
        case Qt::FontRole:
            return index.column() > 0 ? QVariant()
                                      : theme::font(theme::TextSize::Body, theme::Weight::Medium);
        case Qt::DecorationRole:
            if (index.column() > 0 || row.iconName.isEmpty()) return {};
            return row.scale < 0 ? icon(row.iconName)
                                 : icon(row.iconName, static_cast<theme::Scale>(row.scale));
        default:
            return {};
    }
}

QVariant OrderedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(headers_.value(section)) : QVariant();
}

Qt::ItemFlags OrderedModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags still = QAbstractTableModel::flags(index);
    if (!ordered_) return still;
    return index.isValid() ? still | Qt::ItemIsDragEnabled : still | Qt::ItemIsDropEnabled;
}

QStringList OrderedModel::mimeTypes() const {
    return {kMime};
}

QMimeData* OrderedModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(kMime, QByteArray::number(indexes.front().row()));
    return data;
}

bool OrderedModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                                const QModelIndex& parent) {
    const int from = data->data(kMime).toInt();
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (to > from) --to;  // It stood before the place itself.
    if (to != from && to >= 0 && to < rowCount()) emit moveRequested(from, to);
    return false;  // The document moves it; the view must not take the old row away.
}

}  // namespace rehearsal::widgets
