#pragma once

#include <QWidget>

#include "session/session.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::exporting {

/// Writes the rule bundle to a folder or zip, and says beforehand what is written, what stands in the way,
/// and what the last rehearsal said.
class ExportView : public QWidget {
    Q_OBJECT
  public:
    ExportView(session::Session& session, QWidget* parent = nullptr);

    /// Exports to what the fields say; false where it did not work, which the view then says.
    bool exportNow();
    QLineEdit* targetField() { return target_; }
    widgets::SegmentedControl* formatControl() { return format_; }
    QPushButton* exportButton() { return export_; }
    QString resultText() const;
    QString stateText() const;

  private:
    QWidget* makeTargetCard();
    QWidget* makeReadinessCard();
    QWidget* makeRunCard();
    QWidget* makeFilesCard();
    void browse();
    void changeFormat(int index);
    void showOpened();
    void showFiles();
    void showReadiness();
    void showRun();
    void showTarget();
    bool zip() const;

    session::Session& session_;
    widgets::SegmentedControl* format_;
    QLineEdit* target_;
    QLabel* objection_;
    QPushButton* export_;
    QPushButton* openFolder_;
    QLabel* result_;
    QLabel* stateIcon_;
    QLabel* state_;
    QLabel* stateHint_;
    QPushButton* showProblems_;
    QLabel* runTitle_;
    QLabel* runDetail_;
    QPushButton* run_;
    QLabel* total_;
    QVBoxLayout* files_;
};

}  // namespace rehearsal::exporting
