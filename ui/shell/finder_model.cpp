#include "shell/finder_model.h"

#include <algorithm>

#include "shell/fuzzy.h"

namespace rehearsal::shell {

void FinderModel::setEntries(FinderEntries entries) {
    entries_ = std::move(entries);
    filter();
}

void FinderModel::setPattern(const QString& pattern) {
    pattern_ = pattern;
    filter();
}

void FinderModel::filter() {
    beginResetModel();
    QVector<std::pair<int, int>> scored;
    for (int i = 0; i < entries_.size(); ++i) {
        if (entries_[i].heading) {
            if (pattern_.isEmpty()) scored.append({0, i});
            continue;
        }
        const int inTitle = fuzzyScore(pattern_, entries_[i].title);
        const int anywhere =
            fuzzyScore(pattern_, entries_[i].title + QLatin1Char(' ') + entries_[i].keywords);
        // What its title answers goes before what only its keywords do.
        const int score = inTitle >= 0 ? inTitle * 2 : anywhere;
        if (score >= 0) scored.append({score, i});
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    shown_.clear();
    for (const auto& [score, index] : scored) shown_.append(index);
    endResetModel();
}

const FinderEntry* FinderModel::at(int row) const {
    return row >= 0 && row < shown_.size() ? &entries_[shown_[row]] : nullptr;
}

int FinderModel::currentRow() const {
    for (int row = 0; row < shown_.size(); ++row)
        if (entries_[shown_[row]].current) return row;
    return 0;
}

int FinderModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant FinderModel::data(const QModelIndex& index, int role) const {
    const FinderEntry* entry = at(index.row());
    if (!entry) return {};
    switch (role) {
        case Qt::DisplayRole:
            return entry->title;
        case Qt::AccessibleTextRole:
            return entry->title + QStringLiteral(", ") + entry->detail;
        case Detail:
            return entry->detail;
        case IconName:
            return entry->iconName;
        case Current:
            return entry->current;
        case Heading:
            return entry->heading;
        default:
            return {};
    }
}

Qt::ItemFlags FinderModel::flags(const QModelIndex& index) const {
    const FinderEntry* entry = at(index.row());
    return entry && entry->heading ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

}  // namespace rehearsal::shell
