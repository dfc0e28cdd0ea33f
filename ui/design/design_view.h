#pragma once

#include <QWidget>

#include "session/session.h"

class QAction;
class QLabel;

namespace rehearsal::design {

class CanvasView;
class FindBar;
class Inspector;
class JsonPane;
class Minimap;
class Outline;
class ReplayBar;
class StepPanel;

/// The Design view: the canvas, the inspector beside it, and an outline for those who want one.
class DesignView : public QWidget {
    Q_OBJECT
  public:
    explicit DesignView(session::Session& session, QWidget* parent = nullptr);

    CanvasView& canvas() { return *canvas_; }
    Inspector& inspector() { return *inspector_; }
    StepPanel& steps() { return *steps_; }
    Outline& outline() { return *outline_; }
    JsonPane& json() { return *json_; }
    /// Switches between the canvas and the campaign's text.
    QAction* jsonAction() { return jsonAction_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// An action of the canvas that shows and hides a part.
    QAction* makeToggle(const char* name, const QString& text, Qt::Key key, const char* icon, QWidget* shown);
    QWidget* makeToolBar();
    void connectSession();
    void connectParts();
    void refreshCanvas();
    void onDocumentChanged();
    void placeFloating();
    void makeJson();
    void showJson(bool shown);

    session::Session& session_;
    CanvasView* canvas_;
    Inspector* inspector_;
    StepPanel* steps_;
    Outline* outline_;
    JsonPane* json_;
    QAction* jsonAction_;
    FindBar* find_;
    Minimap* minimap_;
    ReplayBar* replay_;
    QWidget* tools_;
    QLabel* zoom_;
};

}  // namespace rehearsal::design
