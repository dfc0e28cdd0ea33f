#pragma once

#include <QFrame>

class QLineEdit;

namespace rehearsal::design {

class StepList;

/// The steps beside the canvas, to drag onto it; a double click or Enter adds one after the current step.
class StepPanel : public QFrame {
    Q_OBJECT
  public:
    static constexpr int kPanelWidth = 232;

    explicit StepPanel(QWidget* parent = nullptr);

  signals:
    void chosen(const QString& kind);
    void leaveRequested();  ///< Escape: back to the canvas.

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QLineEdit* search_;
    StepList* list_;
};

}  // namespace rehearsal::design
