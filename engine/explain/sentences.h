#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "journey/trace.h"

namespace rehearsal::explain {

/// Puts steps into plain sentences that cite the rules, such as `Accepted (S8)`.
class Sentences {
  public:
    explicit Sentences(const bundle::Bundle& bundle) : bundle_(bundle) {}

    /// The sentence of one step, without a full stop. A gate or a feed gives the part of a sentence that it
    /// contributes to that of its message.
    std::string of(const journey::TraceStep& step) const;

    /// The sentence of a message's fate with what was asked before: gates and feeds in their order.
    std::string ofMessage(const journey::TraceStep& decision,
                          const std::vector<journey::TraceStep>& asked) const;

  private:
    std::string ofEvent(const journey::TraceStep& step) const;
    std::string ofPerson(const journey::TraceStep& step) const;
    std::string ofEntry(const journey::TraceStep& step) const;
    std::string ofWay(const journey::TraceStep& step) const;
    std::string ofDecision(const journey::TraceStep& step) const;
    std::string caseName(const journey::TraceStep& step) const;

    const bundle::Bundle& bundle_;
};

/// `cart-recovery #1`: a journey as sentences name it.
std::string journeyName(const journey::TraceStep& step);

/// A moment as seen from another: `10:30`, `10:30:01.250`, or with its date where that differs.
std::string momentText(base::Instant moment, base::Instant from);

/// The same of a fact that holds an instant; the fact as it stands where it does not.
std::string momentText(const std::string& instant, base::Instant from);

}  // namespace rehearsal::explain
