#pragma once

#include <QDialog>

namespace rehearsal::shell {

/// Every keyboard shortcut, read from the actions of the window.
class ShortcutSheet : public QDialog {
    Q_OBJECT
  public:
    explicit ShortcutSheet(QWidget* window);
};

}  // namespace rehearsal::shell
