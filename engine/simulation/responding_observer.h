#pragma once

#include "simulation/forwarding_observer.h"
#include "simulation/pending_responses.h"

namespace rehearsal::simulation {

/// Passes everything on, and draws who reacts to each message that goes out.
class RespondingObserver : public ForwardingObserver {
  public:
    /// Both must outlive this.
    RespondingObserver(GroupObserver& next, PendingResponses& pending)
        : ForwardingObserver(next), pending_(pending) {}

    void decided(const journey::Decision& d) override {
        next_.decided(d);
        if (d.kind != journey::Decision::Kind::Send) return;
        pending_.sent({d.key(), d.campaign, d.node, d.templateId, d.purpose, d.profile, d.at});
    }

  private:
    PendingResponses& pending_;
};

}  // namespace rehearsal::simulation
