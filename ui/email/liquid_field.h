#pragma once

#include <QLineEdit>

class QLabel;

namespace rehearsal::email {

/// One line of Liquid, such as a subject. Its undo is the document's.
class LiquidField : public QLineEdit {
    Q_OBJECT
  public:
    explicit LiquidField(QWidget* parent = nullptr);
    /// Shows a text from outside and keeps the cursor where it can.
    void showText(const QString& text);

  signals:
    void undoRequested();
    void redoRequested();

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace rehearsal::email
