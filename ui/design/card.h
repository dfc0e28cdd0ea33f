#pragma once

#include <QString>
#include <vector>

#include "base/diagnostic.h"
#include "design/flow_graph.h"
#include "session/session.h"

namespace rehearsal::design {

/// What a card on the canvas says.
struct Card {
    QString id;  ///< Empty for the entry.
    std::string type;
    QString kind;
    QString sentence;
    QString time;    ///< "Day 1, +24 h 30 m"
    QString counts;  ///< After a run: "412 sent".
    bool countsAreStale = false;
    bool pinned = false;  ///< A person put it where it stands.
    QStringList errors;
    QStringList warnings;

    /// The whole card in one string, for screen readers and find.
    QString spoken() const;
    bool operator==(const Card&) const = default;
};

/// A card for each vertex of the campaign's graph.
std::vector<Card> cardsOf(const session::Session& session, const bundle::Campaign& campaign,
                          const FlowGraph& graph);

/// After a run, how many left a step by an edge; empty without a run.
QString edgeCount(const session::Session& session, const bundle::Campaign& campaign, const FlowGraph& graph,
                  int edge);

}  // namespace rehearsal::design
