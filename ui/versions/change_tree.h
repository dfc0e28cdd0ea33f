#pragma once

#include <QTreeWidget>

#include "words/bundle_changes.h"

namespace rehearsal::versions {

/// What is different between two versions, grouped by what it belongs to: what, as it was, as it is.
class ChangeTree : public QTreeWidget {
    Q_OBJECT
  public:
    explicit ChangeTree(QWidget* parent = nullptr);

    void setChanges(const QList<words::BundleChange>& changes);

  signals:
    void stepActivated(const QString& campaign, const QString& node);

  private:
    void addChange(QTreeWidgetItem* group, const words::BundleChange& change);
};

}  // namespace rehearsal::versions
