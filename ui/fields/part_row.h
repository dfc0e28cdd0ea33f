#pragma once

#include <QPoint>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace rehearsal::fields {

/// What can be done to a part of a condition.
enum class PartAction { Negate, Duplicate, Remove, Up, Down, Into, Out, GroupWithNext, Ungroup };

/// The line of a part of a condition: a handle to drag it by, what it says, and a menu of what can be done;
/// the same from the keyboard.
class PartRow : public QWidget {
    Q_OBJECT
  public:
    /// `says` becomes the middle of the line and gets the keyboard.
    PartRow(QWidget* says, bool movable, QWidget* parent);

    /// Something more before the menu.
    void addBeforeMenu(QWidget* widget);
    void setMenuVisible(bool visible);

  signals:
    void asked(rehearsal::fields::PartAction action);
    void menuAsked(QWidget* below);
    void dragged(QPoint global);
    void dropped(QPoint global);
    void dragCancelled();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    bool onGrip(QEvent* event);

    QHBoxLayout* row_;
    QToolButton* grip_ = nullptr;
    QToolButton* menu_;
    QPoint pressedAt_;
    bool dragging_ = false;
};

}  // namespace rehearsal::fields
