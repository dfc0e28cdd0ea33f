#pragma once

#include <QAction>
#include <QWidget>

class QVBoxLayout;

namespace rehearsal::shell {

/// The left rail: the six views as icons with their names.
class Rail : public QWidget {
  public:
    explicit Rail(QWidget* parent = nullptr);
    /// Adds a view; the action is checkable and belongs to a group.
    void addView(QAction* action);

  private:
    QVBoxLayout* column_;
};

}  // namespace rehearsal::shell
