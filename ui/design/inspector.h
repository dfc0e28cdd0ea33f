#pragma once

#include <QScrollArea>

#include "design/field.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace rehearsal::design {

/// The panel beside the canvas: edits the selected step, or the campaign where none is selected.
class Inspector : public QScrollArea {
    Q_OBJECT
  public:
    explicit Inspector(session::Session& session, QWidget* parent = nullptr);

    /// Shows the document as it is now. Widgets stay where the fields stay, so that typing goes on.
    void refresh();
    /// Puts the keyboard into the first field.
    void focusFirst();
    /// The field at a pointer into the campaign's file, or nullptr.
    Field* field(const std::string& pointer) const;

  signals:
    void leaveRequested();  ///< Escape: back to the canvas.

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void rebuild(const FieldSpecs& specs);
    void addField(const FieldSpec& spec, QVBoxLayout*& into);
    QVBoxLayout* addMore(const FieldSpec& spec, QVBoxLayout* into);
    void showHeader();
    QString problemText() const;

    session::Session& session_;
    InspectorContext context_;
    FieldSpecs specs_;
    QString shownFor_;
    bool moreOpen_ = false;
    QLabel* title_;
    QLabel* kind_;
    QLabel* problem_;
    QVBoxLayout* box_;
    QWidget* body_ = nullptr;
    QList<Field*> fields_;
};

}  // namespace rehearsal::design
