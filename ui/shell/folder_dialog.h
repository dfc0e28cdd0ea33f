#pragma once

#include <QDialog>

class QComboBox;

namespace rehearsal::shell {

/// Asks which folder a campaign belongs to: one there is, a new one, or none.
class FolderDialog : public QDialog {
    Q_OBJECT
  public:
    FolderDialog(const QStringList& folders, const QString& current, QWidget* parent);
    /// Empty for none.
    QString folder() const;

  private:
    QComboBox* field_;
};

}  // namespace rehearsal::shell
