#pragma once

#include <QWidget>

class QComboBox;
class QPushButton;

namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::email {

class LookPicker;
class MomentPicker;
class WidthPicker;

/// The controls over a preview: who, when, how wide, how it looks, which part, and what to do with it.
class PreviewToolbar : public QWidget {
    Q_OBJECT
  public:
    explicit PreviewToolbar(QWidget* parent = nullptr);

    QComboBox* people() { return people_; }
    MomentPicker* moment() { return moment_; }
    WidthPicker* width() { return width_; }
    LookPicker* look() { return look_; }
    widgets::SegmentedControl* part() { return part_; }
    QPushButton* out() { return out_; }

    /// The one who is shown, by id; where that is none of the people, what to say in their place.
    void showPerson(const QString& id, const QString& instead);

  signals:
    void personChosen(const QString& id);

  private:
    void makePeople();
    void finishSearch();

    QComboBox* people_;
    MomentPicker* moment_;
    WidthPicker* width_;
    LookPicker* look_;
    widgets::SegmentedControl* part_;
    QPushButton* out_;
};

}  // namespace rehearsal::email
