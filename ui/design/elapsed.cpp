#include "design/elapsed.h"

#include <QCoreApplication>

#include "design/flow_order.h"
#include "words/words.h"

namespace rehearsal::design {
namespace {

struct ElapsedText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::design::Elapsed)
};

/// How much an edge adds to the soonest time, and whether it always adds just that.
struct Passing {
    base::Duration soonest;
    bool exact = true;
};

Passing passing(const bundle::Node& node, const std::string& pointer) {
    if (const auto* wait = std::get_if<bundle::Wait>(&node.step)) {
        if (const auto* length = std::get_if<bundle::WaitFor>(&wait->kind)) {
            return {length->duration, !length->resetOn};
        }
        const auto* until = std::get_if<bundle::WaitUntil>(&wait->kind);
        const int days = until && until->inDays ? *until->inDays : 0;
        // "In 2 days at 9:00" comes at the soonest just after one whole day.
        return {base::days(days > 0 ? days - 1 : 0), false};
    }
    if (const auto* wait = std::get_if<bundle::WaitForEvent>(&node.step)) {
        return pointer == "/on_timeout" ? Passing{wait->timeout, true} : Passing{{}, false};
    }
    return {};
}

}  // namespace

std::vector<Elapsed> elapsedTimes(const bundle::Campaign& campaign, const FlowGraph& graph) {
    std::vector<Elapsed> times(graph.ids.size());
    const FlowOrder order = readOrder(graph);
    times[0].reached = true;
    for (const int vertex : order.order) {
        const Elapsed from = times[static_cast<std::size_t>(vertex)];
        if (!from.reached) continue;
        for (const int index : graph.out[static_cast<std::size_t>(vertex)]) {
            const FlowEdge& edge = graph.edges[static_cast<std::size_t>(index)];
            if (edge.to < 0) continue;
            Elapsed& to = times[static_cast<std::size_t>(edge.to)];
            if (order.roles[static_cast<std::size_t>(index)] == EdgeRole::Back) {
                to.exact = false;
                continue;
            }
            const Passing step =
                vertex == 0 ? Passing{}
                            : passing(campaign.nodes[static_cast<std::size_t>(vertex - 1)], edge.pointer);
            const base::Duration soonest{from.soonest.ms + step.soonest.ms};
            const bool differs = to.reached && to.soonest != soonest;
            to.exact = to.exact && from.exact && step.exact && !differs;
            to.soonest = to.reached ? std::min(to.soonest, soonest) : soonest;
            to.reached = true;
        }
    }
    return times;
}

QString elapsedText(const Elapsed& elapsed) {
    if (!elapsed.reached) return {};
    const std::int64_t days = elapsed.soonest.ms / 86'400'000;
    // Up to four days people count in hours; beyond, hours say nothing.
    QString length = words::durationText(elapsed.soonest);
    if (days > 0 && days < 4) {
        const std::int64_t minutes = elapsed.soonest.ms / 60'000;
        length = ElapsedText::tr("%1 h").arg(minutes / 60);
        if (minutes % 60 != 0) length = ElapsedText::tr("%1 %2 m").arg(length).arg(minutes % 60);
    }
    if (elapsed.soonest.ms == 0)
        return elapsed.exact ? ElapsedText::tr("Day 0, at once") : ElapsedText::tr("From day 0");
    return elapsed.exact ? ElapsedText::tr("Day %1, +%2").arg(days).arg(length)
                         : ElapsedText::tr("From day %1, +%2").arg(days).arg(length);
}

}  // namespace rehearsal::design
