#pragma once

#include <QWidget>

#include "widgets/theme.h"

namespace rehearsal::widgets {

/// An icon on a tinted tile: how a kind of thing is told from another.
class IconTile : public QWidget {
  public:
    IconTile(QString iconName, theme::Scale scale, int size = 32, QWidget* parent = nullptr);
    void setIcon(const QString& iconName, theme::Scale scale);

    /// The same drawing for what paints for itself.
    static void paint(QPainter& painter, const QRectF& rect, const QString& iconName, theme::Scale scale);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString iconName_;
    theme::Scale scale_;
};

}  // namespace rehearsal::widgets
