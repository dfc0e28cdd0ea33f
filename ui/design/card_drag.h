#pragma once

#include <QHash>
#include <QPointF>
#include <QStringList>

#include "bundle/edits.h"

namespace rehearsal::design {

class CanvasScene;
class NodeItem;

/// Cards in the hand: they follow the pointer, the places where they may be dropped show themselves, and what
/// a drop means is told. Nothing is changed before.
class CardDrag {
  public:
    explicit CardDrag(CanvasScene& scene) : scene_(scene) {}

    /// Takes cards up; `copies` of them will be dropped, where that is asked for.
    void begin(const QStringList& ids, const QPointF& pos);
    void moveTo(const QPointF& pos, bool copies);
    bool isActive() const { return !items_.isEmpty(); }
    /// Puts the cards back where they stood.
    void cancel();

    /// What letting go means: onto an edge, or else to these places.
    struct Drop {
        QStringList ids;
        int edge = -1;
        bool copies = false;
        bundle::edits::CanvasPlaces places;
    };
    Drop drop();

  private:
    bool mayGoTo(int edge) const;

    CanvasScene& scene_;
    QHash<NodeItem*, QPointF> items_;  ///< With where they stood.
    QStringList ids_;
    QPointF from_;
    int edge_ = -1;
    bool copies_ = false;
    bool endsPath_ = false;
};

/// Where a card's corner stands, as the document keeps it: in dots, from the entry.
bundle::CanvasPlace canvasPlace(const QPointF& topLeft);

}  // namespace rehearsal::design
