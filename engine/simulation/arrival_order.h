#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "event/event.h"

namespace rehearsal::simulation {

/// Ids that events name together belong to one person, or may come to (S6).
class PersonIds {
  public:
    /// A number for the person an event is about; it may change until all events are known.
    std::uint32_t add(const event::Event& event);
    /// The number as it is by now, the same for all ids of a person.
    std::uint32_t personOf(std::uint32_t id);

  private:
    std::uint32_t idOf(std::string name);
    void join(std::uint32_t a, std::uint32_t b);

    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::uint32_t> parents_;
};

/// Finds the places of lines that come at another time than they were recorded, among those that keep their
/// place. Each person's order is by arrival, whatever the lines of others say; among people it is by arrival
/// as far as the recording is.
class ArrivalOrder {
  public:
    static constexpr std::uint32_t kNobody = UINT32_MAX;

    /// A line to find a place for: behind a staying line no earlier than `first` and no later than `last`
    /// (-1: before all).
    struct Arrival {
        std::uint32_t person = kNobody;
        std::int64_t first = -1;
        std::int64_t last = -1;
        base::Instant at;
    };

    /// A line that keeps its place, after those given before. Lines of nobody say nothing about time.
    void stay(std::uint32_t person, base::Instant receivedAt);
    /// Where a person's line may stand that arrives then, and not before the staying line `after`: behind all
    /// lines of the person that arrive no later, and those up to `after`.
    Arrival arrivalOf(std::uint32_t person, std::int64_t after, base::Instant at) const;
    /// Behind which staying line each belongs. Of those behind the same one, the earlier arrival comes first,
    /// of equal ones the one given first; of those of one person between the same lines, everywhere.
    std::vector<std::int64_t> placesOf(const std::vector<Arrival>& arrivals) const;

  private:
    struct Lines {
        std::vector<std::int64_t> indices;
        std::vector<base::Instant> clocks;  ///< The latest arrival up to each.
    };

    std::vector<base::Instant> clocks_;
    std::unordered_map<std::uint32_t, Lines> ofPerson_;
};

}  // namespace rehearsal::simulation
