#pragma once

#include <QWidget>
#include <optional>

namespace rehearsal::policy {

/// A clock of 24 hours with the quiet ones marked: either end is dragged, or moved with the arrow keys (Space
/// changes to the other end). Midnight is on top.
class ClockDial : public QWidget {
    Q_OBJECT
  public:
    explicit ClockDial(QWidget* parent = nullptr);

    /// Minutes since midnight.
    int from() const { return from_; }
    int to() const { return to_; }
    void setRange(int from, int to);
    /// The time it is for the person at hand, as a hand of the clock.
    void setNow(std::optional<int> minutes);

    QSize sizeHint() const override { return {kSize, kSize}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
    /// Where an end is drawn.
    QPointF handle(bool ofStart) const;

  signals:
    /// An end was moved by hand; `typing`: and it is still being moved.
    void rangeChanged(int from, int to, bool typing);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    static constexpr int kSize = 216;
    QPointF at(int minutes, double radius) const;
    double ringRadius() const;
    void move(int minutes);
    void say();
    void paintFace(QPainter& painter) const;
    void paintHandle(QPainter& painter, bool ofStart) const;

    int from_ = 21 * 60;
    int to_ = 8 * 60;
    std::optional<int> now_;
    bool start_ = true;  ///< Which end the keys and the mouse move.
    bool dragging_ = false;
};

/// `21:00`.
QString clockText(int minutes);

}  // namespace rehearsal::policy
