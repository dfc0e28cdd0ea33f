#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/event.h"
#include "journey/core.h"
#include "journey/observer.h"
#include "profile/identity.h"
#include "simulation/person_index.h"

namespace rehearsal::simulation {

class PendingResponses;

/// What a group run is told besides the core's decisions.
class GroupObserver : public journey::Observer {
  public:
    /// An event that arrived before the end of the run.
    virtual void taken(const event::Event& /*event*/, journey::Taken /*taken*/, base::Instant /*arrival*/) {}
    virtual void identityConflicts(int /*count*/) {}
    /// A profile as the run leaves it.
    virtual void ended(const journey::State& /*state*/) {}
};

/// Runs the events of people who may turn out to be the same person: identity (S6), arrival (S3), timers,
/// merges and the core, in the order of S8. Such groups are independent of each other.
class GroupRun {
  public:
    /// All must outlive the run; `end` is inclusive (S4). With `pending`, people react to messages; the
    /// observer must tell it what is sent (RespondingObserver).
    GroupRun(const journey::Core& core, const PersonIndex& people, base::Instant end, GroupObserver& observer,
             PendingResponses* pending = nullptr)
        : core_(core),
          people_(people),
          end_(end),
          observer_(observer),
          pending_(pending),
          traces_(observer.traces()) {}

    /// The next event of the group, in the order of arrival.
    void take(const event::Event& event);
    /// Lets the timers run on to the end, reports every profile, and makes ready for another group. Gives the
    /// number of people of the index that were met.
    std::size_t finish();

    /// The profile that an id stands for by now; nullptr where there is none.
    const journey::State* find(std::string_view profile) const;
    const profile::Identity& identity() const { return identity_; }

  private:
    using States = std::unordered_map<std::string, journey::State, condition::TextHash, std::equal_to<>>;

    /// Who the previous event was about, where the next one with the same ids is about the same and joins
    /// nobody.
    struct Same {
        std::string userId;
        std::string anonymousId;
        journey::State* state = nullptr;
        int conflicts = 0;
    };

    void meet(const event::Event& event);
    void know(const bundle::Person* person);
    journey::State* identify(const event::Event& event, base::Instant& arrival);
    /// Lets everything of a profile happen before `arrival` that needs no event of the stream.
    void passBefore(journey::State& state, base::Instant arrival, std::uint64_t position);
    /// Takes the reactions that arrive up to `time`, before the event at `position`, each after the timers
    /// before it.
    void react(journey::State& state, base::Instant time, std::uint64_t position);

    const journey::Core& core_;
    const PersonIndex& people_;
    base::Instant end_;
    GroupObserver& observer_;
    PendingResponses* pending_;
    bool traces_;
    std::uint64_t position_ = 0;  ///< Of the latest event of the group.
    profile::Identity identity_;
    States states_;
    std::vector<const bundle::Person*> met_;
    Same same_;
};

}  // namespace rehearsal::simulation
