#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <optional>

#include "session/session.h"
#include "shell/problem_place.h"

namespace rehearsal::shell {

/// The findings about the open bundle, errors first.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    explicit ProblemsModel(session::Session& session, QObject* parent = nullptr);

    int errorCount() const { return errors_; }
    int warningCount() const { return static_cast<int>(problems_.size()) - errors_; }
    ProblemPlace placeAt(int row) const;
    /// What would mend a problem, where there is one obvious way.
    std::optional<lint::Mend> mendAt(int row) const;
    /// Where a problem stands now that stood in a row before the last change: there, or the one that took its
    /// place.
    int rowAfter(int row) const { return std::min(row, rowCount() - 1); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    void refresh();

    session::Session& session_;
    base::Diagnostics problems_;
    int errors_ = 0;
};

}  // namespace rehearsal::shell
