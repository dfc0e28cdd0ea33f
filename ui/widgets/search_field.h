#pragma once

#include <QLineEdit>

namespace rehearsal::widgets {

/// A field to search or filter with: a looking glass, and a cross that empties it (as does Escape).
class SearchField : public QLineEdit {
  public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace rehearsal::widgets
