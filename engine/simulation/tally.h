#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "journey/core.h"
#include "simulation/decision_log.h"
#include "simulation/group_run.h"
#include "simulation/percentiles.h"
#include "simulation/summary.h"

namespace rehearsal::simulation {

/// Counts under names that live as long as the program; there are few of them.
class NamedCounts {
  public:
    std::uint64_t& operator[](std::string_view name) {
        for (auto& [known, count] : counts_) {
            if (known == name) return count;
        }
        return counts_.emplace_back(name, 0).second;
    }
    void addTo(std::map<std::string, std::uint64_t>& into) const {
        for (const auto& [name, count] : counts_) into[std::string(name)] += count;
    }

  private:
    std::vector<std::pair<std::string_view, std::uint64_t>> counts_;
};

/// Counts what a run does, and keeps its decisions. One a thread; the order of adding up does not matter.
class Tally : public GroupObserver {
  public:
    Tally(const journey::Program& program, std::uint16_t number);

    void taken(const event::Event& event, journey::Taken taken, base::Instant arrival) override;
    void identityConflicts(int count) override { conflicts_ += static_cast<std::uint64_t>(count); }
    void ended(const journey::State& state) override;
    void decided(const journey::Decision& decision) override;
    void refusedSilently(std::uint32_t rank, const char* reason) override;
    void reached(std::uint32_t rank, std::uint32_t step) override { ++node(rank, step).reached; }
    void left(std::uint32_t rank, std::uint32_t step, const journey::Edge& edge) override {
        ++node(rank, step).leaving[edge.place];
    }
    void feedAttempt(std::string_view feed, double latencyMs) override;
    void feedServed(std::string_view feed, std::string_view how) override;

    /// Adds what was counted to a summary, but for the percentiles.
    void addTo(Summary& summary) const;
    void addTo(DurationCounts& late, DurationCounts& timing,
               std::map<std::string, std::vector<double>>& feedLatencies) const;
    DecisionPages& decisions() { return decisions_; }

  private:
    struct Node {
        std::uint64_t reached = 0;
        std::uint64_t sent = 0;
        std::uint64_t skipped = 0;
        std::uint64_t waiting = 0;
        NamedCounts skips;
        std::vector<std::uint64_t> leaving;  ///< By the place of the edge.
    };
    struct Campaign {
        std::uint64_t entered = 0;
        std::uint64_t active = 0;
        NamedCounts denied;
        NamedCounts outcomes;
        std::vector<Node> nodes;
    };

    Node& node(std::uint32_t rank, std::uint32_t step) { return campaigns_[rank].nodes[step]; }

    const journey::Program& program_;
    DecisionPages decisions_;
    std::vector<Campaign> campaigns_;
    std::uint64_t accepted_ = 0;
    std::uint64_t duplicate_ = 0;
    std::uint64_t untracked_ = 0;
    std::uint64_t conflicts_ = 0;
    std::uint64_t profiles_ = 0;
    std::uint64_t deferred_ = 0;
    std::map<std::string, Summary::FeedCounts, std::less<>> feeds_;
    DurationCounts late_;
    DurationCounts timing_;
    std::map<std::string, std::vector<double>, std::less<>> feedLatencies_;
};

/// A latency's percentiles by nearest rank, rounded to the millisecond.
Percentiles percentilesOf(std::vector<double> values);

}  // namespace rehearsal::simulation
