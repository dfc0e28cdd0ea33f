#pragma once

#include "simulation/group_run.h"
#include "simulation/pending_responses.h"

namespace rehearsal::simulation {

/// Passes everything on, and draws who reacts to each message that goes out.
class RespondingObserver : public GroupObserver {
  public:
    /// Both must outlive this.
    RespondingObserver(GroupObserver& next, PendingResponses& pending) : next_(next), pending_(pending) {}

    void decided(const journey::Decision& d) override {
        next_.decided(d);
        if (d.kind != journey::Decision::Kind::Send) return;
        pending_.sent({d.key(), d.campaign, d.node, d.templateId, d.purpose, d.profile, d.at});
    }
    void refusedSilently(std::uint32_t rank, const char* reason) override {
        next_.refusedSilently(rank, reason);
    }
    void reached(std::uint32_t rank, std::uint32_t step) override { next_.reached(rank, step); }
    void left(std::uint32_t rank, std::uint32_t step, const journey::Edge& edge) override {
        next_.left(rank, step, edge);
    }
    void feedAttempt(std::string_view feed, double latencyMs) override { next_.feedAttempt(feed, latencyMs); }
    void feedServed(std::string_view feed, std::string_view how) override { next_.feedServed(feed, how); }
    void taken(const event::Event& event, journey::Taken taken, base::Instant arrival) override {
        next_.taken(event, taken, arrival);
    }
    void identityConflicts(int count) override { next_.identityConflicts(count); }
    void ended(const journey::State& state) override { next_.ended(state); }
    bool traces() const override { return next_.traces(); }
    void trace(journey::TraceStep step) override { next_.trace(std::move(step)); }

  private:
    GroupObserver& next_;
    PendingResponses& pending_;
};

}  // namespace rehearsal::simulation
