#pragma once

#include <cstdint>
#include <vector>

#include "bundle/person.h"
#include "event/stream.h"
#include "journey/core.h"
#include "simulation/tally.h"

namespace rehearsal::simulation {

/// A stream parted by who may turn out to be the same person: profiles whose ids some event names together
/// share a group, so that groups are independent of each other (semantics, preface) and any thread may run
/// any of them.
class Groups {
  public:
    /// The stream must outlive the groups.
    Groups(const event::Stream& stream, const std::vector<bundle::Person>& people);

    std::size_t size() const { return groups_.size(); }
    /// Events in the groups before the `index`th, for showing progress.
    std::uint64_t eventsBefore(std::size_t index) const { return groups_[index].eventsBefore; }
    /// Runs one group from its first event to the end of the run; appends its decisions in the order they
    /// were made.
    void run(std::size_t index, const journey::Core& core, base::Instant end, Tally& tally,
             std::vector<journey::Decision>& decisions) const;

  private:
    struct Group {
        std::vector<std::uint32_t> events;  ///< Indices into the stream, in order of arrival.
        std::vector<const bundle::Person*> people;
        std::uint64_t eventsBefore = 0;
    };

    const event::Stream& stream_;
    std::vector<Group> groups_;
};

}  // namespace rehearsal::simulation
