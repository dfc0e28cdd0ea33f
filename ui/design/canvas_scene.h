#pragma once

#include <QGraphicsScene>
#include <QHash>
#include <vector>

#include "design/card.h"
#include "design/layout.h"

namespace rehearsal::design {

class EdgeItem;
class NodeItem;

/// The campaign that is shown, as items: kept in step with the document, changing nothing itself.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
  public:
    explicit CanvasScene(session::Session& session, QObject* parent = nullptr);
    ~CanvasScene() override;

    /// Reads the campaign, its problems and the last run again. Cards that stay keep their selection.
    void refresh();

    const FlowGraph& graph() const { return graph_; }
    const Layout& layout() const { return layout_; }
    const std::vector<NodeItem*>& nodes() const { return nodes_; }
    NodeItem* node(const QString& id) const;
    EdgeItem* edge(int index) const;
    /// Ids of the selected steps, in the order of the document; the entry is not among them.
    QStringList selectedIds() const;
    /// Which step has the keyboard; empty is the entry.
    QString currentId() const { return currentId_; }
    void setCurrentId(const QString& id);
    void selectOnly(const QString& id);

  signals:
    void rebuilt();
    void currentChanged(const QString& id);
    void nodeActivated(const QString& id);
    void plusClicked(int edge, QPointF scenePos);
    void connectRequested(int edge, const QString& target);

  private:
    void placeNodes(const std::vector<Card>& cards);
    void makeEdges(const bundle::Campaign& campaign);
    void makeEdge(int index, const QString& count);
    void showDrag(const EdgeItem& edge, const QPointF& pos);
    void endDrag(int edge, const QPointF& pos);
    NodeItem* nodeAt(const QPointF& pos) const;
    void onSelectionChanged();

    session::Session& session_;
    FlowGraph graph_;
    Layout layout_;
    std::vector<NodeItem*> nodes_;
    std::vector<EdgeItem*> edges_;
    std::vector<QGraphicsItem*> pluses_;
    QHash<QString, NodeItem*> byId_;
    QString campaignId_;
    QString currentId_;
    QGraphicsPathItem* drag_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace rehearsal::design
