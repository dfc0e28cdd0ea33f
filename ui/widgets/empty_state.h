#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace rehearsal::widgets {

/// What a view shows where there is nothing yet: an icon, what is missing, what to do about it, and the
/// button for it.
class EmptyState : public QWidget {
    Q_OBJECT
  public:
    /// Without a button text there is no button.
    EmptyState(const QString& iconName, const QString& title, const QString& sentence,
               const QString& button = {}, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& sentence);

  signals:
    void activated();  ///< The button was pressed.

  private:
    QLabel* title_;
    QLabel* sentence_;
    QPushButton* button_ = nullptr;
};

}  // namespace rehearsal::widgets
