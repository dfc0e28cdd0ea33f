#pragma once

#include <QPixmap>
#include <QWidget>

namespace rehearsal::design {

class CanvasView;

/// The whole campaign in small, with the part in sight; a click or a drag goes there. Seen only where not all
/// is in sight.
class Minimap : public QWidget {
    Q_OBJECT
  public:
    explicit Minimap(CanvasView& view);

    /// Looks again at what is in sight, and shows or hides itself.
    void refresh();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    QRectF bounds() const;
    QTransform toMap() const;
    QRectF inSight() const;
    void drawCards();

    CanvasView& view_;
    QPixmap cards_;  ///< Drawn when the campaign changes, not whenever another part of it is in sight.
};

}  // namespace rehearsal::design
