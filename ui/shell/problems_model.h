#pragma once

#include <QAbstractTableModel>

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
