#pragma once

#include <QWidget>

class QSpinBox;

namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::email {

/// How wide the mail is laid out: the widths of phones, of a mail, of the whole pane, or any other.
class WidthPicker : public QWidget {
    Q_OBJECT
  public:
    explicit WidthPicker(QWidget* parent = nullptr);
    /// In CSS pixels; 0 means as wide as there is room.
    int mailWidth() const;
    void setMailWidth(int width);

  signals:
    void mailWidthChanged(int width);

  private:
    void showField();

    widgets::SegmentedControl* segments_;
    QSpinBox* field_;
};

}  // namespace rehearsal::email
