#include "simulation/tally.h"

#include <algorithm>
#include <cmath>

namespace rehearsal::simulation {
namespace {

using Counts = std::map<std::string, std::uint64_t>;
using journey::Decision;

void addCounts(Counts& into, const Counts& from) {
    for (const auto& [key, count] : from) into[key] += count;
}

void addNode(Summary::NodeCounts& into, const Summary::NodeCounts& from) {
    into.reached += from.reached;
    into.sent += from.sent;
    into.skipped += from.skipped;
    into.waiting += from.waiting;
    addCounts(into.skips, from.skips);
    addCounts(into.leaving, from.leaving);
}

/// The value at a percentile by nearest rank: the smallest with at least that share at or below it.
template <class T>
T nearestRank(const std::vector<T>& sorted, double percent) {
    const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

template <class T>
Percentiles percentiles(std::vector<T> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double percent) {
        return static_cast<std::int64_t>(std::llround(nearestRank(values, percent)));
    };
    return {at(50), at(95), at(99), at(100)};
}

}  // namespace

void Tally::taken(journey::Taken taken, base::Duration late) {
    if (taken == journey::Taken::Duplicate) {
        ++summary_.events.duplicate;
        return;
    }
    ++summary_.events.accepted;
    if (taken == journey::Taken::Untracked) ++summary_.events.untracked;
    late_.push_back(late.ms);
}

void Tally::stillActive(const std::string& campaign, const std::string& nodeId) {
    ++summary_.active;
    ++summary_.campaigns[campaign].active;
    ++node(campaign, nodeId).waiting;
}

void Tally::denied(const std::string& campaign, const std::string& reason) {
    ++summary_.denied[reason];
    ++summary_.campaigns[campaign].denied[reason];
}

void Tally::count(const Decision& decision) {
    switch (decision.kind) {
        case Decision::Kind::Enter:
            ++summary_.entered;
            ++summary_.campaigns[decision.campaign].entered;
            break;
        case Decision::Kind::Send:
            ++summary_.sent;
            ++node(decision.campaign, decision.node).sent;
            timing_.push_back((decision.at - decision.due).ms);
            break;
        case Decision::Kind::Skip:
            ++summary_.skipped[decision.reason];
            ++node(decision.campaign, decision.node).skipped;
            ++node(decision.campaign, decision.node).skips[decision.reason];
            break;
        case Decision::Kind::Defer:
            ++summary_.deferred;
            break;
        case Decision::Kind::Deny:
            denied(decision.campaign, decision.reason);
            break;
        case Decision::Kind::Exit:
            ++summary_.outcomes[decision.outcome];
            ++summary_.campaigns[decision.campaign].outcomes[decision.outcome];
            break;
        default:
            break;
    }
}

void Tally::add(Tally&& other) {
    Summary& from = other.summary_;
    summary_.events.accepted += from.events.accepted;
    summary_.events.duplicate += from.events.duplicate;
    summary_.events.untracked += from.events.untracked;
    summary_.events.identityConflict += from.events.identityConflict;
    summary_.profiles += from.profiles;
    summary_.entered += from.entered;
    summary_.active += from.active;
    summary_.sent += from.sent;
    summary_.deferred += from.deferred;
    addCounts(summary_.denied, from.denied);
    addCounts(summary_.outcomes, from.outcomes);
    addCounts(summary_.skipped, from.skipped);
    for (auto& [id, campaign] : from.campaigns) {
        auto& into = summary_.campaigns[id];
        into.entered += campaign.entered;
        into.active += campaign.active;
        addCounts(into.denied, campaign.denied);
        addCounts(into.outcomes, campaign.outcomes);
        for (auto& [nodeId, counts] : campaign.nodes) addNode(into.nodes[nodeId], counts);
    }
    for (auto& [id, feed] : from.feeds) {
        auto& into = summary_.feeds[id];
        into.fresh += feed.fresh;
        into.cached += feed.cached;
        into.stale += feed.stale;
        into.fallback += feed.fallback;
        into.null += feed.null;
    }
    late_.insert(late_.end(), other.late_.begin(), other.late_.end());
    timing_.insert(timing_.end(), other.timing_.begin(), other.timing_.end());
    for (auto& [id, latencies] : other.feedLatencies_) {
        auto& into = feedLatencies_[id];
        into.insert(into.end(), latencies.begin(), latencies.end());
    }
}

Summary Tally::summary() && {
    summary_.events.late = percentiles(std::move(late_));
    summary_.timing = percentiles(std::move(timing_));
    for (auto& [id, latencies] : feedLatencies_)
        summary_.feeds[id].latency = percentiles(std::move(latencies));
    return std::move(summary_);
}

void TallyingObserver::decided(Decision decision) {
    tally_.count(decision);
    decisions_.push_back(std::move(decision));
}

void TallyingObserver::refusedSilently(const std::string& campaign, const char* reason) {
    tally_.denied(campaign, reason);
}

void TallyingObserver::reached(const std::string& campaign, const std::string& node) {
    ++tally_.node(campaign, node).reached;
}

void TallyingObserver::left(const std::string& campaign, const std::string& node,
                            const std::string& pointer) {
    ++tally_.node(campaign, node).leaving[pointer];
}

void TallyingObserver::feedAttempt(const std::string& feed, double latencyMs) {
    tally_.feedLatency(feed, latencyMs);
}

void TallyingObserver::feedServed(const std::string& feed, const std::string& how) {
    Summary::FeedCounts& counts = tally_.feed(feed);
    if (how == "fresh") ++counts.fresh;
    if (how == "cached") ++counts.cached;
    if (how == "stale") ++counts.stale;
    if (how == "fallback") ++counts.fallback;
    if (how == "null") ++counts.null;
}

}  // namespace rehearsal::simulation
