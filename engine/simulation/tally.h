#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "journey/core.h"
#include "journey/observer.h"
#include "simulation/summary.h"

namespace rehearsal::simulation {

/// Counts what a run does. One a thread; added up at the end, the order does not matter.
class Tally {
  public:
    void taken(journey::Taken taken, base::Duration late);
    void identityConflict(int count) {
        summary_.events.identityConflict += static_cast<std::uint64_t>(count);
    }
    void stillActive(const std::string& campaign, const std::string& node);
    void profiles(std::size_t count) { summary_.profiles += count; }

    void count(const journey::Decision& decision);
    void denied(const std::string& campaign, const std::string& reason);
    Summary::NodeCounts& node(const std::string& campaign, const std::string& node) {
        return summary_.campaigns[campaign].nodes[node];
    }
    void feedLatency(const std::string& feed, double latencyMs) { feedLatencies_[feed].push_back(latencyMs); }
    Summary::FeedCounts& feed(const std::string& id) { return summary_.feeds[id]; }

    void add(Tally&& other);
    /// The figures with their percentiles.
    Summary summary() &&;

  private:
    Summary summary_;
    std::vector<std::int64_t> late_;
    std::vector<std::int64_t> timing_;
    std::map<std::string, std::vector<double>> feedLatencies_;
};

/// Gives what the core decides to a tally and a list.
class TallyingObserver : public journey::Observer {
  public:
    TallyingObserver(Tally& tally, std::vector<journey::Decision>& decisions)
        : tally_(tally), decisions_(decisions) {}

    void decided(journey::Decision decision) override;
    void refusedSilently(const std::string& campaign, const char* reason) override;
    void reached(const std::string& campaign, const std::string& node) override;
    void left(const std::string& campaign, const std::string& node, const std::string& pointer) override;
    void feedAttempt(const std::string& feed, double latencyMs) override;
    void feedServed(const std::string& feed, const std::string& how) override;

  private:
    Tally& tally_;
    std::vector<journey::Decision>& decisions_;
};

}  // namespace rehearsal::simulation
