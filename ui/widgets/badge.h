#pragma once

#include <QWidget>

#include "widgets/theme.h"

namespace rehearsal::widgets {

/// A word or a number in a small tinted pill: a state, a count.
class Badge : public QWidget {
  public:
    explicit Badge(QString text = {}, theme::Scale scale = theme::Scale::Slate, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setScale(theme::Scale scale);
    QString text() const { return text_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same drawing for what paints for itself; the width it takes is `width(text)`.
    static void paint(QPainter& painter, const QRectF& rect, const QString& text, theme::Scale scale);
    static int width(const QString& text);
    static constexpr int kHeight = 20;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString text_;
    theme::Scale scale_;
};

}  // namespace rehearsal::widgets
