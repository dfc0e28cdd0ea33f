#include "people/traits_model.h"

#include "widgets/theme.h"

namespace rehearsal::people {

void TraitsModel::setTraits(const base::Value& traits) {
    base::Value::Object members = traits.isObject() ? traits.object() : base::Value::Object();
    if (members.size() != traits_.size()) {
        beginResetModel();
        traits_ = std::move(members);
        endResetModel();
        return;
    }
    traits_ = std::move(members);
    if (!traits_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TraitsModel::rowOf(const QString& name) const {
    for (std::size_t row = 0; row < traits_.size(); ++row)
        if (traits_[row].first == name.toStdString()) return static_cast<int>(row);
    return -1;
}

int TraitsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(traits_.size());
}

int TraitsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraitsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const auto& [name, value] = traits_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == Name)
        return widgets::theme::color(widgets::theme::Role::SecondaryText);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole) return {};
    if (index.column() == Name) return QString::fromStdString(name);
    return QString::fromStdString(value.isString() ? value.string() : toJsonText(value));
}

bool TraitsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || value.toString() == data(index, Qt::EditRole).toString()) return false;
    if (index.column() == Name) {
        emit nameTyped(name(index.row()), value.toString().trimmed());
    } else {
        emit valueTyped(name(index.row()), value.toString());
    }
    return true;
}

QVariant TraitsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("Trait") : tr("Value");
}

Qt::ItemFlags TraitsModel::flags(const QModelIndex& index) const {
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

}  // namespace rehearsal::people
