#pragma once

#include <QFrame>

class QVBoxLayout;

namespace rehearsal::widgets {

/// A raised part of a view: a hairline, round corners and the padding of panels.
class Card : public QFrame {
  public:
    explicit Card(QWidget* parent = nullptr);
    /// Where its content goes.
    QVBoxLayout* content() const { return content_; }

  private:
    QVBoxLayout* content_;
};

}  // namespace rehearsal::widgets
