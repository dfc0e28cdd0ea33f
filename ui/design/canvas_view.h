#pragma once

#include <QElapsedTimer>
#include <QGraphicsView>

#include "bundle/edits.h"
#include "design/canvas_scene.h"
#include "design/card_drag.h"

class QMenu;

namespace rehearsal::design {

class StepPalette;

/// The canvas: shows the scene, and turns the mouse and the keyboard into edits of the document.
class CanvasView : public QGraphicsView {
    Q_OBJECT
  public:
    static constexpr double kZoomStep = 1.2;

    explicit CanvasView(session::Session& session, QWidget* parent = nullptr);

    CanvasScene& canvas() { return scene_; }
    StepPalette* palettePopup() { return palette_; }
    /// One of the canvas's actions, by its object name without `design.`: `add`, `replace`, …
    QAction* action(const QString& name) const;

    void fit();
    /// The top of the campaign in the middle, at full size; all of it where it fits.
    void showFromTop();
    void zoomTo(double factor);
    double zoom() const { return transform().m11(); }
    /// Brings a step into sight, selects it, and makes it the one the keyboard is at.
    void showNode(const QString& id);
    /// The same for the `+` of an edge.
    void showEdge(int edge);
    /// The menu for what is at a point of the viewport; it belongs to the caller.
    QMenu* menuAt(const QPoint& pos);
    /// Puts whatever is being dragged back; whether there was anything.
    bool cancelGesture();

  public slots:
    void addAfterCurrent();
    /// Adds a step of a kind after the current one, without asking further.
    void addKind(const QString& kind);
    void replaceCurrent();
    void deleteSelected();
    void copySelected();
    void cutSelected();
    void paste();
    void duplicateSelected();
    void selectAllSteps();
    void endPath();
    void unpinSelected();
    void unpinAll();

  signals:
    void editRequested();  ///< Enter or a double click: go to the inspector.
    void findRequested();
    void zoomChanged(double zoom);

  protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    template <class Act>
    void define(const char* name, const QString& text, const QList<QKeySequence>& keys, const char* icon,
                Act act);
    void makeEditActions();
    void makeWalkActions();
    void makeViewActions();
    void enableActions();

    // Edits
    void openPalette(const std::vector<int>& edges, int preferred, const QPointF& scenePos);
    void addStep(int edge, const QString& kind);
    void replaceStep(const QString& kind);
    void connectEdge(int edge, const QString& target);
    void applyDrop(const CardDrag::Drop& drop);
    void pin(const bundle::edits::CanvasPlaces& places, const QString& label, const QString& mergeKey = {});
    void nudge(int dx, int dy);
    /// The edge that something put in "after the current step" goes to, or -1.
    int edgeAfterCurrent() const;
    bool pasteText(const QByteArray& text, int edge, const QString& label);
    std::string campaignId() const { return session_.campaignId().toStdString(); }

    // The keyboard's ways
    void walk(int key);
    void extend(int key);
    void walkStops(bool forward);
    /// The neighbour of a step in the direction of an arrow key, or nothing.
    std::optional<QString> neighbour(const QString& id, int key) const;
    bool walkFromEdge(int edge, int key);

    // The mouse
    bool startsPan(const QMouseEvent& event) const;
    void pressCard(NodeItem* item, const QMouseEvent& event);
    void releaseCard(const QMouseEvent& event);
    void startCardDrag();
    void scrollNear(const QPoint& pos);
    void setSpace(bool held);

    session::Session& session_;
    CanvasScene scene_;
    StepPalette* palette_;
    std::vector<int> paletteEdges_;
    QString replaced_;
    CardDrag cardDrag_;
    QString pressedId_;  ///< The card under a pressed button; null where there is none.
    bool panning_ = false;
    bool spaceHeld_ = false;
    bool spacePanned_ = false;
    bool fitted_ = false;
    QPoint pressedAt_;
    QPoint panFrom_;
};

}  // namespace rehearsal::design
