#pragma once

#include <QScrollArea>

#include "fields/field_panel.h"

class QLabel;

namespace rehearsal::design {

class RunSection;
class ChecksPanel;

/// The panel beside the canvas: edits the selected step, or the campaign where none is selected.
class Inspector : public QScrollArea {
    Q_OBJECT
  public:
    explicit Inspector(session::Session& session, QWidget* parent = nullptr);
    ~Inspector() override;

    /// Shows the document as it is now. Widgets stay where the fields stay, so that typing goes on.
    void refresh();
    /// Puts the keyboard into the first field.
    void focusFirst();
    /// The field at a pointer into the campaign's file, or nullptr.
    fields::Field* field(const std::string& pointer) const;
    /// The campaign's tests and promises, below its fields.
    ChecksPanel& checks() { return *checks_; }

  signals:
    void leaveRequested();  ///< Escape: back to the canvas.

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void showHeader();
    QString problemText() const;

    session::Session& session_;
    fields::FieldContext context_;
    fields::FieldPanel* panel_;
    RunSection* run_;
    ChecksPanel* checks_;
    QWidget* links_;  ///< To what holds for all campaigns.
    QString shownFor_;
    QLabel* title_;
    QLabel* kind_;
    QLabel* problem_;
};

}  // namespace rehearsal::design
