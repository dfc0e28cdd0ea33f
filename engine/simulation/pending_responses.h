#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "condition/event_interests.h"
#include "simulation/decided_stream.h"
#include "simulation/responses.h"

namespace rehearsal::simulation {

/// The reactions still to come of one group of people, in the order in which they arrive; and those that
/// came, of all groups. One a thread.
class PendingResponses {
  public:
    /// The responses must outlive this.
    PendingResponses(const Responses& responses, std::uint64_t seed) : responses_(responses), seed_(seed) {}

    /// A message went out: draws who reacts to it.
    void sent(const SentMessage& message);
    /// An event of the stream was taken: no reaction of the profile comes before it any more.
    void taken(std::string_view profile, std::uint64_t position);
    /// One profile became part of another.
    void merge(std::string_view from, std::string_view into);
    /// Forgets what was still to come, for the next group.
    void clear() { profiles_.clear(); }

    /// When the profile's next reaction arrives, if there is one.
    std::optional<base::Instant> next(std::string_view profile) const;
    /// Takes that reaction, before the event of the stream at a position; gives its line, which stays.
    std::string_view take(std::string_view profile, std::uint64_t before);

    /// The reactions that came.
    std::vector<TakenResponse>& came() { return came_; }

  private:
    struct OfProfile {
        std::uint64_t lastEvent = 0;
        /// By arrival; of one instant by their text, which no order of threads changes.
        std::set<std::pair<base::Instant, std::string>> coming;
    };

    OfProfile& of(std::string_view profile);

    const Responses& responses_;
    std::uint64_t seed_;
    std::unordered_map<std::string, OfProfile, condition::TextHash, std::equal_to<>> profiles_;
    std::vector<TakenResponse> came_;
};

}  // namespace rehearsal::simulation
