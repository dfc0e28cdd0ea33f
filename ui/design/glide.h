#pragma once

#include <QHash>
#include <QPointF>
#include <QVariantAnimation>
#include <vector>

#include "design/layout.h"

namespace rehearsal::design {

class EdgeItem;
class NodeItem;

/// Lets cards and lines glide from where they stood to where they belong. It only ever lasts a moment, and
/// whoever changes the canvas meanwhile ends it first.
class Glide : public QObject {
    Q_OBJECT
  public:
    explicit Glide(QObject* parent);

    /// Remembers where everything stands before a change.
    void start(const std::vector<NodeItem*>& nodes, const std::vector<EdgeItem*>& edges);
    /// Moves what stands elsewhere since then; what is new comes out of nothing.
    void run(const std::vector<NodeItem*>& nodes, const std::vector<EdgeItem*>& edges);
    /// Everything is where it belongs.
    void finish();
    bool isRunning() const { return animation_.state() == QAbstractAnimation::Running; }

  private:
    struct Card {
        NodeItem* item;
        QPointF from, to;
        bool isNew;
    };
    struct Line {
        EdgeItem* item;
        std::vector<QPointF> from, to;
        EdgeRoute route;
    };
    void show(double way);

    QVariantAnimation animation_;
    QHash<const NodeItem*, QPointF> stood_;
    QHash<const EdgeItem*, std::vector<QPointF>> ran_;
    std::vector<Card> cards_;
    std::vector<Line> lines_;
};

}  // namespace rehearsal::design
