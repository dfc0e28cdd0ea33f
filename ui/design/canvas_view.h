#pragma once

#include <QGraphicsView>

#include "bundle/edits.h"
#include "design/canvas_scene.h"

namespace rehearsal::design {

class StepPalette;

/// The canvas: shows the scene, and turns the mouse and the keyboard into edits of the document.
class CanvasView : public QGraphicsView {
    Q_OBJECT
  public:
    explicit CanvasView(session::Session& session, QWidget* parent = nullptr);

    CanvasScene& canvas() { return scene_; }
    StepPalette* palettePopup() { return palette_; }

    void fit();
    /// The top of the campaign in the middle, at full size; all of it where it fits.
    void showFromTop();
    void zoomTo(double factor);
    double zoom() const { return transform().m11(); }
    /// Brings a step into sight, selects it, and makes it the one the keyboard is at.
    void showNode(const QString& id);

  public slots:
    void addAfterCurrent();
    void deleteSelected();
    void copySelected();
    void cutSelected();
    void paste();
    void duplicateSelected();
    void selectAllSteps();

  signals:
    void editRequested();  ///< Enter or a double click: go to the inspector.
    void findRequested();
    void zoomChanged(double zoom);

  protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void makeActions();
    void openPalette(const std::vector<int>& edges, int preferred, const QPointF& scenePos);
    void addStep(int edge, const QString& kind);
    void connectEdge(int edge, const QString& target);
    bool moveCurrent(int key, bool extend);
    /// The neighbour of a step in the direction of an arrow key, or nothing.
    std::optional<QString> neighbour(const QString& id, int key) const;
    bundle::edits::EdgeRef edgeRef(int edge) const;
    /// The edge that something put in "after the current step" goes to, or -1.
    int edgeAfterCurrent() const;
    bool pasteText(const QByteArray& text, int edge, const QString& label);
    std::string campaignId() const { return session_.campaignId().toStdString(); }

    session::Session& session_;
    CanvasScene scene_;
    StepPalette* palette_;
    std::vector<int> paletteEdges_;
    bool panning_ = false;
    bool fitted_ = false;
    QPoint panFrom_;
};

}  // namespace rehearsal::design
