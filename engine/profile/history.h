#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/value_view.h"
#include "condition/facts.h"

namespace rehearsal::profile {

/// When something came to be known: its arrival, on equal ones the position of the line in the stream, then a
/// count of what a profile noted since. Orders what has equal times (S29), tells what came after a journey's
/// trigger (S28) and which time zone was named last (S9), also of profiles that became one.
struct Order {
    base::Instant arrival = base::Instant::min();
    std::uint64_t position = 0;
    std::uint32_t step = 0;

    auto operator<=>(const Order&) const = default;
};

/// An event of the past, or a message of ours (`$sent`).
struct PastEvent {
    base::Instant time;
    Order order;
    base::PackedValue content;  ///< What rules read of it.

    condition::EventView view() const { return {content.view(), time}; }
};

/// What a person did, by event name, each list in order of time and then arrival. Holds only the names that a
/// bundle asks about.
class History {
  public:
    void add(condition::EventNameId name, PastEvent event);
    const std::vector<PastEvent>& of(condition::EventNameId name) const;
    /// Forgets the events of a name up to an instant, when no rule can look back at them any more.
    void forget(condition::EventNameId name, base::Instant through);
    /// Takes over all events of another history (S7).
    void merge(History&& other);
    std::size_t names() const { return byName_.size(); }

  private:
    std::vector<std::vector<PastEvent>> byName_;
};

}  // namespace rehearsal::profile
