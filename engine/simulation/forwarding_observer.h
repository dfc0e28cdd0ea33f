#pragma once

#include <utility>

#include "simulation/group_run.h"

namespace rehearsal::simulation {

/// Passes everything on; what stands between a run and who listens to it begins here.
class ForwardingObserver : public GroupObserver {
  public:
    /// `next` must outlive this.
    explicit ForwardingObserver(GroupObserver& next) : next_(next) {}

    void decided(const journey::Decision& decision) override { next_.decided(decision); }
    void refusedSilently(std::uint32_t rank, const char* reason) override {
        next_.refusedSilently(rank, reason);
    }
    void reached(std::uint32_t rank, std::uint32_t step) override { next_.reached(rank, step); }
    void left(std::uint32_t rank, std::uint32_t step, const journey::Edge& edge) override {
        next_.left(rank, step, edge);
    }
    void feedAttempt(std::string_view feed, double latencyMs) override { next_.feedAttempt(feed, latencyMs); }
    void feedServed(std::string_view feed, std::string_view how) override { next_.feedServed(feed, how); }
    bool renders() const override { return next_.renders(); }
    journey::Made make(const journey::Outgoing& message) override { return next_.make(message); }
    void taken(const event::Event& event, journey::Taken taken, base::Instant arrival) override {
        next_.taken(event, taken, arrival);
    }
    void identityConflicts(int count) override { next_.identityConflicts(count); }
    void ended(const journey::State& state) override { next_.ended(state); }
    bool traces() const override { return next_.traces(); }
    void trace(journey::TraceStep step) override { next_.trace(std::move(step)); }

  protected:
    GroupObserver& next_;
};

}  // namespace rehearsal::simulation
