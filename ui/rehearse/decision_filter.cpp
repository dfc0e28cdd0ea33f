#include "rehearse/decision_filter.h"

#include <functional>

#include "events/event_text.h"

namespace rehearsal::rehearse {

using journey::Decision;
using Row = events::RowQuery::Row;

events::RowQuery::Keep keepMatching(const ShownRun& run, const DecisionFilter& filter) {
    if (filter.isEmpty() || !run.result) return {};
    const QString trimmed = filter.text.trimmed();
    auto named = trimmed.isEmpty() ? std::unordered_set<std::string>() : run.names->peopleNamed(trimmed);
    return [result = run.result, filter, named = std::move(named),
            part = trimmed.toLower().toStdString()](Row row) {
        const Decision decision = result->decisions[row];
        if (filter.kind && decision.kind != *filter.kind) return false;
        if (!filter.campaign.empty() && decision.campaign != filter.campaign) return false;
        if (!filter.node.empty() && decision.node != filter.node) return false;
        if (!filter.reason.empty() && decision.reason != filter.reason) return false;
        if (part.empty() || named.contains(std::string(decision.profile))) return true;
        for (const std::string_view text :
             {decision.profile, decision.campaign, decision.node, decision.templateId, decision.reason,
              decision.detail, decision.outcome, decision.from})
            if (events::containsIgnoringCase(text, part)) return true;
        return false;
    };
}

namespace {

/// Compares two decisions by a member, the later rows of the log last where they are equal.
template <class Member>
events::RowQuery::Less by(const ShownRun& run, Qt::SortOrder order, Member member) {
    const bool rising = order == Qt::AscendingOrder;
    return [result = run.result, rising, member](Row a, Row b) {
        const auto left = std::invoke(member, result->decisions[rising ? a : b]);
        const auto right = std::invoke(member, result->decisions[rising ? b : a]);
        return left < right;
    };
}

}  // namespace

events::RowQuery::Less orderBy(const ShownRun& run, int column, Qt::SortOrder order) {
    switch (column) {
        case DecisionModel::Time:
            return order == Qt::AscendingOrder ? events::RowQuery::Less() : by(run, order, &Decision::at);
        case DecisionModel::Person:
            return by(run, order, &Decision::profile);
        case DecisionModel::Campaign:
            return by(run, order, &Decision::campaign);
        case DecisionModel::Decided:
            return by(run, order, &Decision::kind);
        case DecisionModel::Step:
            return by(run, order, &Decision::node);
        case DecisionModel::Why:
            return by(run, order, &Decision::reason);
        default:
            return {};
    }
}

}  // namespace rehearsal::rehearse
