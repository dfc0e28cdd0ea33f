#pragma once

#include <QFrame>

#include "base/diagnostic.h"

class QLabel;

namespace rehearsal::shell {

/// Says at the top of the window that something went wrong and what to do, without standing in the way.
class Banner : public QFrame {
    Q_OBJECT
  public:
    explicit Banner(QWidget* parent = nullptr);
    void showDiagnostic(const base::Diagnostic& diagnostic);
    QString text() const;

  private:
    QLabel* icon_;
    QLabel* sentence_;
    QLabel* hint_;
};

}  // namespace rehearsal::shell
