#pragma once

#include <QComboBox>

namespace rehearsal::fields {

/// A combo box that is typed into: what holds the typed text is offered. It takes any text.
class SearchCombo : public QComboBox {
  public:
    SearchCombo(const QStringList& items, QWidget* parent);

  protected:
    /// Scrolling a page over it changes nothing.
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace rehearsal::fields
