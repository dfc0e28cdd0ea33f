#pragma once

#include <QWidget>

#include "base/diagnostic.h"

class QLabel;
class QListWidget;

namespace rehearsal::email {

/// What is wrong with the mail that is shown: errors of Liquid and MJML, and merge tags that came out empty
/// for this person. A row leads to its place in the source.
class ProblemStrip : public QWidget {
    Q_OBJECT
  public:
    explicit ProblemStrip(QWidget* parent = nullptr);
    void show(const base::Diagnostics& problems, const std::vector<std::string>& emptyMergeTags,
              const QString& person);
    using QWidget::show;
    QStringList texts() const;

  signals:
    void placeRequested(const rehearsal::base::Diagnostic& problem);

  private:
    void add(const QString& text, const QString& hint, bool isError, int problem);

    QLabel* icon_;
    QLabel* summary_;
    QListWidget* list_;
    base::Diagnostics problems_;
};

}  // namespace rehearsal::email
