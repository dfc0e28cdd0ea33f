#include "simulation/tally.h"

#include <algorithm>
#include <cmath>

namespace rehearsal::simulation {

using journey::Decision;

Tally::Tally(const journey::Program& program, std::uint16_t number) : program_(program), decisions_(number) {
    for (const journey::Campaign& campaign : program.campaigns) {
        Campaign& counts = campaigns_.emplace_back();
        counts.nodes.resize(campaign.steps.size());
        for (std::size_t i = 0; i < campaign.steps.size(); ++i)
            counts.nodes[i].leaving.resize(campaign.steps[i].edges.size());
    }
}

void Tally::taken(const event::Event& event, journey::Taken taken, base::Instant arrival) {
    if (taken == journey::Taken::Duplicate) {
        ++duplicate_;
        return;
    }
    ++accepted_;
    if (taken == journey::Taken::Untracked) ++untracked_;
    late_.add((arrival - std::min(event.timestamp, arrival)).ms);
}

void Tally::ended(const journey::State& state) {
    ++profiles_;
    for (const journey::Journey& journey : state.active) {
        ++campaigns_[journey.rank].active;
        ++node(journey.rank, journey.node).waiting;
    }
}

void Tally::refusedSilently(std::uint32_t rank, const char* reason) {
    ++campaigns_[rank].denied[reason];
}

void Tally::decided(const Decision& decision) {
    switch (decision.kind) {
        case Decision::Kind::Enter:
            ++campaigns_[decision.rank].entered;
            break;
        case Decision::Kind::Send:
            ++node(decision.rank, decision.step).sent;
            timing_.add((decision.at - decision.due).ms);
            break;
        case Decision::Kind::Skip:
            ++node(decision.rank, decision.step).skipped;
            ++node(decision.rank, decision.step).skips[decision.reason];
            break;
        case Decision::Kind::Defer:
            ++deferred_;
            break;
        case Decision::Kind::Deny:
            ++campaigns_[decision.rank].denied[decision.reason];
            break;
        case Decision::Kind::Exit:
            ++campaigns_[decision.rank].outcomes[decision.outcome];
            break;
        default:
            break;
    }
    decisions_.add(decision);
}

void Tally::feedAttempt(std::string_view feed, double latencyMs) {
    const auto found = feedLatencies_.find(feed);
    (found != feedLatencies_.end() ? found->second : feedLatencies_[std::string(feed)]).push_back(latencyMs);
}

void Tally::feedServed(std::string_view feed, std::string_view how) {
    const auto found = feeds_.find(feed);
    Summary::FeedCounts& counts = found != feeds_.end() ? found->second : feeds_[std::string(feed)];
    if (how == "fresh") ++counts.fresh;
    if (how == "cached") ++counts.cached;
    if (how == "stale") ++counts.stale;
    if (how == "fallback") ++counts.fallback;
    if (how == "null") ++counts.null;
}

void Tally::addTo(Summary& summary) const {
    summary.events.accepted += accepted_;
    summary.events.duplicate += duplicate_;
    summary.events.untracked += untracked_;
    summary.events.identityConflict += conflicts_;
    summary.profiles += profiles_;
    summary.deferred += deferred_;
    for (std::size_t rank = 0; rank < campaigns_.size(); ++rank) {
        const Campaign& from = campaigns_[rank];
        const journey::Campaign& campaign = program_.campaigns[rank];
        summary.entered += from.entered;
        summary.active += from.active;
        from.denied.addTo(summary.denied);
        from.outcomes.addTo(summary.outcomes);
        auto& into = summary.campaigns[campaign.id];
        into.entered += from.entered;
        into.active += from.active;
        from.denied.addTo(into.denied);
        from.outcomes.addTo(into.outcomes);
        for (std::size_t i = 0; i < from.nodes.size(); ++i) {
            const Node& counted = from.nodes[i];
            if (counted.reached == 0 && counted.waiting == 0) continue;
            auto& counts = into.nodes[campaign.steps[i].id];
            counts.reached += counted.reached;
            counts.sent += counted.sent;
            counts.skipped += counted.skipped;
            counts.waiting += counted.waiting;
            summary.sent += counted.sent;
            counted.skips.addTo(counts.skips);
            counted.skips.addTo(summary.skipped);
            for (std::size_t edge = 0; edge < counted.leaving.size(); ++edge) {
                if (counted.leaving[edge] > 0)
                    counts.leaving[campaign.steps[i].edges[edge]] += counted.leaving[edge];
            }
        }
    }
    for (const auto& [id, from] : feeds_) {
        auto& into = summary.feeds[id];
        into.fresh += from.fresh;
        into.cached += from.cached;
        into.stale += from.stale;
        into.fallback += from.fallback;
        into.null += from.null;
    }
}

void Tally::addTo(DurationCounts& late, DurationCounts& timing,
                  std::map<std::string, std::vector<double>>& feedLatencies) const {
    late.add(late_);
    timing.add(timing_);
    for (const auto& [id, from] : feedLatencies_) {
        auto& into = feedLatencies[id];
        into.insert(into.end(), from.begin(), from.end());
    }
}

Percentiles percentilesOf(std::vector<double> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t percent) {
        const std::size_t rank = std::max<std::size_t>((values.size() * percent + 99) / 100, 1);
        return static_cast<std::int64_t>(std::llround(values[rank - 1]));
    };
    return {at(50), at(95), at(99), at(100)};
}

}  // namespace rehearsal::simulation
