#include "shell/problems_model.h"

#include <algorithm>

#include "widgets/icon.h"

namespace rehearsal::shell {

ProblemsModel::ProblemsModel(session::Session& session, QObject* parent)
    : QAbstractTableModel(parent), session_(session) {
    connect(&session, &session::Session::problemsChanged, this, &ProblemsModel::refresh);
    refresh();
}

void ProblemsModel::refresh() {
    beginResetModel();
    problems_ = session_.problems();
    const auto isError = [](const base::Diagnostic& d) { return d.severity == base::Severity::Error; };
    std::stable_partition(problems_.begin(), problems_.end(), isError);
    errors_ = static_cast<int>(std::count_if(problems_.begin(), problems_.end(), isError));
    endResetModel();
}

ProblemPlace ProblemsModel::placeAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    return placeOf(problems_[static_cast<std::size_t>(row)], session_.bundle());
}

std::optional<lint::Mend> ProblemsModel::mendAt(int row) const {
    if (row < 0 || row >= rowCount()) return std::nullopt;
    return session_.mendOf(problems_[static_cast<std::size_t>(row)]);
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(problems_.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 3;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    const base::Diagnostic& problem = problems_[static_cast<std::size_t>(index.row())];
    const bool error = problem.severity == base::Severity::Error;
    if (role == Qt::ToolTipRole) return QString::fromStdString(base::toString(problem));
    if (role == Qt::AccessibleTextRole && index.column() == 0)
        return (error ? tr("Error: %1") : tr("Warning: %1")).arg(QString::fromStdString(problem.text));
    if (role == Qt::DecorationRole && index.column() == 0)
        return error ? widgets::icon(QStringLiteral("circle-alert"), widgets::theme::Role::ErrorText)
                     : widgets::icon(QStringLiteral("triangle-alert"), widgets::theme::Role::WarningText);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case 0:
            return QString::fromStdString(problem.text);
        case 1:
            return QString::fromStdString(problem.hint);
        default:
            return placeOf(problem, session_.bundle()).label;
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Problem") : section == 1 ? tr("What to do") : tr("Where");
}

}  // namespace rehearsal::shell
