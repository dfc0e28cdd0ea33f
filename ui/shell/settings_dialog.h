#pragma once

#include <QDialog>

namespace rehearsal::shell {

/// Light or dark, and the size of text; what is chosen holds at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
  public:
    explicit SettingsDialog(QWidget* parent);
};

}  // namespace rehearsal::shell
