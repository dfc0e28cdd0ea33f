#pragma once

#include <QDialog>

class QLineEdit;

namespace rehearsal::shell {

/// Asks for one name.
class NameDialog : public QDialog {
  public:
    NameDialog(const QString& title, const QString& label, const QString& name, const QString& verb,
               QWidget* parent);
    QString name() const;

    /// The name given, or nothing where it was called off or left empty.
    static QString ask(const QString& title, const QString& label, const QString& name, const QString& verb,
                       QWidget* parent);

  private:
    QLineEdit* field_;
};

}  // namespace rehearsal::shell
