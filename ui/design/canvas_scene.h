#pragma once

#include <QGraphicsObject>
#include <QGraphicsScene>
#include <QHash>
#include <functional>
#include <optional>
#include <vector>

#include "bundle/edits.h"
#include "design/card.h"
#include "design/glide.h"
#include "design/layout.h"

namespace rehearsal::design {

class EdgeItem;
class NodeItem;
class PlusItem;

/// The campaign that is shown, as items: kept in step with the document, changing nothing itself. Items that
/// stay are kept, with their selection.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
  public:
    explicit CanvasScene(session::Session& session, QObject* parent = nullptr);
    ~CanvasScene() override;

    /// Reads the campaign, its problems and the last run again.
    void refresh();

    const FlowGraph& graph() const { return graph_; }
    const Layout& layout() const { return layout_; }
    const std::vector<NodeItem*>& nodes() const { return nodes_; }
    const std::vector<EdgeItem*>& edges() const { return edges_; }
    const std::vector<PlusItem*>& pluses() const { return pluses_; }
    NodeItem* node(const QString& id) const;
    EdgeItem* edge(int index) const;
    PlusItem* plus(int index) const;
    /// What the keyboard and screen readers go through: each card in the order in which it is reached, after
    /// it the `+` of each of its ways out.
    struct Stop {
        int vertex = 0;
        int edge = -1;  ///< Of a `+`; -1 for the card.
        bool operator==(const Stop&) const = default;
    };
    const std::vector<Stop>& stops() const { return stops_; }
    /// The stop where the keyboard is.
    Stop currentStop() const;
    /// The card or the `+` of a stop.
    QGraphicsObject* itemAt(const Stop& stop) const;
    /// What a screen reader says of a `+`: "Add a step between …".
    QString plusName(int edge) const;
    /// The card at a point of the scene, or null.
    NodeItem* nodeAt(const QPointF& pos) const;
    /// How the document names an edge.
    bundle::edits::EdgeRef edgeRef(int edge) const;

    /// Ids of the selected steps, in the order of the document; the entry is not among them.
    QStringList selectedIds() const;
    /// Which step has the keyboard; empty is the entry.
    QString currentId() const { return currentId_; }
    void setCurrentId(const QString& id);
    void selectOnly(const QString& id);
    /// Selects steps besides those that are.
    void selectAlso(const QStringList& ids);
    /// The edge whose `+` has the keyboard, or -1; then the step it leaves is the current one.
    int currentEdge() const;
    void setCurrentEdge(int edge);

    /// Shows where a step that is being dragged may go.
    void showSlots(const std::function<bool(int edge)>& offered);
    /// The place to drop at a point, or -1; it shows itself as such.
    int hoverSlot(const QPointF& pos);
    void hideSlots();
    /// Ends a line that is being dragged where it was; whether there was one.
    bool cancelEdgeDrag();

  signals:
    void rebuilt();
    void selectedChanged();  ///< Never in the middle of a change of items.
    void currentChanged(const QString& id);
    void currentEdgeChanged(int edge);
    void nodeActivated(const QString& id);
    void plusClicked(int edge, QPointF scenePos);
    void connectRequested(int edge, const QString& target);

  protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;

  private:
    struct EdgePair {
        EdgeItem* edge;
        PlusItem* plus;
    };
    void empty();
    void findStops();
    void placeNodes(const bundle::Campaign& campaign, const std::vector<Card>& cards);
    void placeEdges(const bundle::Campaign& campaign);
    EdgePair makeEdge(int index, const QString& count);
    void dropEdge(const EdgePair& pair);
    void showDrag(const EdgeItem& edge, const QPointF& pos);
    void endDrag(int edge, const QPointF& pos);
    void onSelectionChanged();

    session::Session& session_;
    FlowGraph graph_;
    Layout layout_;
    std::vector<NodeItem*> nodes_;
    std::vector<EdgeItem*> edges_;
    std::vector<PlusItem*> pluses_;
    QHash<QString, NodeItem*> byId_;
    QHash<QString, EdgePair> edgesByName_;
    QString campaignId_;
    QString currentId_;
    std::optional<bundle::edits::EdgeRef> currentEdge_;
    QGraphicsPathItem* drag_ = nullptr;
    std::vector<Stop> stops_;
    Glide glide_;
    bool refreshing_ = false;
};

}  // namespace rehearsal::design
