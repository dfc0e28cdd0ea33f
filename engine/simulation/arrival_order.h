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

    /// A line to find a place for.
    struct Arrival {
        std::uint32_t person = kNobody;
        std::int64_t after = -1;  ///< The staying line that it cannot come before; -1: none.
        base::Instant at;
    };

    /// A line that keeps its place, after those given before. Lines of nobody say nothing about time.
    void stay(std::uint32_t person, base::Instant receivedAt);
    /// Behind which staying line (-1: before all) each belongs. Of those behind the same one, the earlier
    /// arrival comes first, of equal ones the one given first.
    std::vector<std::int64_t> placesOf(const std::vector<Arrival>& arrivals) const;

  private:
    struct Lines {
        std::vector<std::int64_t> indices;
        std::vector<base::Instant> clocks;  ///< The latest arrival up to each.
    };
    /// Between which two lines of the person it comes (as the number of the second), and its place.
    struct Place {
        std::size_t gap = 0;
        std::int64_t behind = -1;
    };
    Place placeOf(const Arrival& arrival) const;

    std::vector<base::Instant> clocks_;
    std::unordered_map<std::uint32_t, Lines> ofPerson_;
};

}  // namespace rehearsal::simulation
