#pragma once

#include <QFrame>

class QLabel;

namespace rehearsal::email {

/// A sentence over the mail that was shown last: why there is no newer one.
class FailureBar : public QFrame {
    Q_OBJECT
  public:
    explicit FailureBar(QWidget* parent = nullptr);
    /// Empty hides it.
    void showReason(const QString& reason);
    QString text() const;

  private:
    QLabel* text_;
};

}  // namespace rehearsal::email
