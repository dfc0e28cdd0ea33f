#pragma once

#include <QWheelEvent>

namespace rehearsal::fields {

/// A field that does not change when the panel is scrolled over it.
template <class Widget>
class Calm : public Widget {
  public:
    using Widget::Widget;

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

}  // namespace rehearsal::fields
