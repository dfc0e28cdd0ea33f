#include "design/card.h"

#include <QCoreApplication>
#include <unordered_map>

#include "base/json_pointer.h"
#include "design/elapsed.h"
#include "widgets/time_text.h"
#include "words/diagnostic_text.h"
#include "words/sentences.h"

namespace rehearsal::design {
namespace {

struct CardText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::design::Card)
};

using Counts = simulation::Summary::CampaignCounts;

const Counts* countsOf(const session::Session& session, const std::string& campaign) {
    const auto run = session.lastRun();
    if (!run) return nullptr;
    const auto found = run->summary.campaigns.find(campaign);
    return found == run->summary.campaigns.end() ? nullptr : &found->second;
}

QString countText(const simulation::Summary::NodeCounts& node) {
    QStringList parts;
    if (node.sent > 0 || node.skipped > 0)
        parts << CardText::tr("%1 sent").arg(widgets::countText(node.sent));
    if (node.skipped > 0) parts << CardText::tr("%1 held back").arg(widgets::countText(node.skipped));
    if (parts.isEmpty()) parts << CardText::tr("%1 reached").arg(widgets::countText(node.reached));
    if (node.waiting > 0 && parts.size() < 2)
        parts << CardText::tr("%1 waiting").arg(widgets::countText(node.waiting));
    return parts.join(QStringLiteral(" · "));
}

/// Puts each finding on the card of the node it points into; what points at no node belongs to the entry.
void addProblems(std::vector<Card>& cards, const session::Session& session, const std::string& file) {
    std::unordered_map<std::string, Card*> byPointer;
    for (Card& card : cards) {
        if (!card.id.isEmpty()) byPointer[base::childPointer("/nodes", card.id.toStdString())] = &card;
    }
    for (const base::Diagnostic& problem : session.problems()) {
        if (problem.file != file) continue;
        const auto end = problem.pointer.rfind("/nodes/", 0) == 0 ? problem.pointer.find('/', 7) : 0;
        const auto found = byPointer.find(problem.pointer.substr(0, end));
        const bool general =
            problem.pointer.rfind("/tests", 0) == 0 || problem.pointer.rfind("/promises", 0) == 0;
        if (found == byPointer.end() && general) continue;
        Card& card = found == byPointer.end() ? cards.front() : *found->second;
        (problem.severity == base::Severity::Error ? card.errors : card.warnings)
            << words::diagnosticText(problem);
    }
}

}  // namespace

QString Card::spoken() const {
    QStringList parts{CardText::tr("%1: %2").arg(kind, sentence)};
    if (!time.isEmpty()) parts << time;
    if (!counts.isEmpty()) parts << counts;
    const auto problems = errors.size() + warnings.size();
    if (pinned) parts << CardText::tr("pinned");
    if (problems == 1) parts << CardText::tr("1 problem");
    if (problems > 1) parts << CardText::tr("%1 problems").arg(problems);
    return parts.join(QStringLiteral(". "));
}

std::vector<Card> cardsOf(const session::Session& session, const bundle::Campaign& campaign,
                          const FlowGraph& graph) {
    std::vector<Card> cards(graph.ids.size());
    const std::vector<Elapsed> times = elapsedTimes(campaign, graph);
    const Counts* counts = countsOf(session, campaign.id);
    cards[0].type = "entry";
    cards[0].kind = CardText::tr("Entry");
    cards[0].sentence = words::entrySentence(campaign.entry);
    cards[0].time = CardText::tr("Day 0");
    if (counts) cards[0].counts = CardText::tr("%1 entered").arg(widgets::countText(counts->entered));
    for (std::size_t i = 1; i < cards.size(); ++i) {
        const bundle::Node& node = campaign.nodes[i - 1];
        Card& card = cards[i];
        card.id = QString::fromStdString(node.id);
        card.type = typeName(node);
        card.kind = words::kindName(card.type);
        card.sentence = words::sentence(node, session.bundle());
        card.time = times[i].reached ? elapsedText(times[i]) : CardText::tr("Nothing leads here");
        if (!counts) continue;
        const auto found = counts->nodes.find(node.id);
        card.counts =
            countText(found == counts->nodes.end() ? simulation::Summary::NodeCounts{} : found->second);
    }
    for (const auto& [id, place] : campaign.layout) {
        if (const int vertex = graph.indexOf(id); vertex > 0) cards[at(vertex)].pinned = true;
    }
    for (Card& card : cards) card.countsAreStale = counts && session.lastRunIsStale();
    addProblems(cards, session, bundle::campaignFile(campaign.id));
    return cards;
}

QString edgeCount(const session::Session& session, const bundle::Campaign& campaign, const FlowGraph& graph,
                  int edge) {
    const Counts* counts = countsOf(session, campaign.id);
    if (!counts) return {};
    const FlowEdge& e = graph.edges[static_cast<std::size_t>(edge)];
    if (e.from == 0) return widgets::countText(counts->entered);
    const auto node = counts->nodes.find(graph.ids[static_cast<std::size_t>(e.from)]);
    if (node == counts->nodes.end()) return widgets::countText(0);
    const auto left = node->second.leaving.find(e.pointer);
    return widgets::countText(left == node->second.leaving.end() ? 0 : left->second);
}

}  // namespace rehearsal::design
