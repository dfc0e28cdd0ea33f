#pragma once

#include <QAbstractButton>

namespace rehearsal::fields {

/// A sentence that opens what it is about: wrapped text that can be pressed, with the keyboard too.
class PhraseButton : public QAbstractButton {
    Q_OBJECT
  public:
    explicit PhraseButton(QWidget* parent);

    void setPhrase(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace rehearsal::fields
