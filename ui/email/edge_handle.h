#pragma once

#include <QWidget>

namespace rehearsal::email {

/// The right edge of the mail, to be dragged or moved by the arrow keys.
class EdgeHandle : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kWidth = 12;

    explicit EdgeHandle(QWidget* parent = nullptr);

  signals:
    /// Where the pointer has it now, in the coordinates of the parent.
    void dragged(int x);
    /// By so many pixels wider, or narrower.
    void stepped(int pixels);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    int grip_ = 0;  ///< How far from its left side it was taken.
};

}  // namespace rehearsal::email
