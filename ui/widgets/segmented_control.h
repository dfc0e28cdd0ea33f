#pragma once

#include <QVector>
#include <QWidget>

namespace rehearsal::widgets {

/// A few choices side by side, of which one holds: arrows move, the choice follows.
class SegmentedControl : public QWidget {
    Q_OBJECT
  public:
    explicit SegmentedControl(QWidget* parent = nullptr);

    /// Adds a choice at the end; the icon may be left out, or the text (then say it in `tip`).
    void addSegment(const QString& text, const QString& iconName = {}, const QString& tip = {});
    int current() const { return current_; }
    /// Chooses without a signal where it is chosen already.
    void setCurrent(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void currentChanged(int index);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Segment {
        QString text;
        QString iconName;
        QString tip;
    };
    int widthOf(const Segment& segment) const;
    QRect rectOf(int index) const;
    int indexAt(const QPoint& position) const;
    void paintSegment(QPainter& painter, int index) const;

    QVector<Segment> segments_;
    int current_ = 0;
    int hovered_ = -1;
};

}  // namespace rehearsal::widgets
