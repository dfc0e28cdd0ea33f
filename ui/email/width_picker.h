#pragma once

#include <QPushButton>

class QActionGroup;

namespace rehearsal::email {

/// How wide the mail is laid out: the widths of phones, of a mail, of the whole pane, or what its edge was
/// dragged to.
class WidthPicker : public QPushButton {
    Q_OBJECT
  public:
    explicit WidthPicker(QWidget* parent = nullptr);
    /// In CSS pixels; 0 means as wide as there is room.
    int mailWidth() const { return width_; }
    void setMailWidth(int width);

  signals:
    void mailWidthChanged(int width);

  private:
    void showWidth();

    QActionGroup* presets_;
    int width_ = 0;
};

}  // namespace rehearsal::email
