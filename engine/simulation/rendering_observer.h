#pragma once

#include <functional>
#include <map>
#include <string>

#include "simulation/forwarding_observer.h"
#include "simulation/message_maker.h"
#include "simulation/summary.h"

namespace rehearsal::simulation {

/// Takes each message that goes out, with its idempotency key.
using Deliver = std::function<void(const std::string& key, const message::Message& message)>;

/// Passes everything on, and makes each message that is about to go out. Counts what came of it. One a
/// thread.
class RenderingObserver : public ForwardingObserver {
  public:
    /// Both must outlive this; `deliver` may be empty.
    RenderingObserver(GroupObserver& next, const MessageMaker& maker, Deliver deliver)
        : ForwardingObserver(next), maker_(maker), deliver_(std::move(deliver)) {}

    bool renders() const override { return true; }
    journey::Made make(const journey::Outgoing& message) override;

    /// Adds what was counted to a summary.
    void addTo(Summary& summary) const;

  private:
    const MessageMaker& maker_;
    Deliver deliver_;
    std::map<std::string, Summary::TemplateCounts, std::less<>> templates_;
};

}  // namespace rehearsal::simulation
