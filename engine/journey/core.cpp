#include "journey/core.h"

#include <algorithm>

#include "journey/machine.h"

namespace rehearsal::journey {

Core::Core(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns, std::uint64_t seed,
           bool wholeEvents, FeedFaults feedFaults)
    : program_(
          std::make_shared<const Program>(bundle, onlyCampaigns, seed, wholeEvents, std::move(feedFaults))) {}

State Core::begin(const bundle::Person& person) {
    State state;
    state.profile = profile::fromPerson(person);
    return state;
}

State Core::begin(const std::string& profileId) {
    State state;
    state.profile.id = profileId;
    return state;
}

base::Instant Core::arrival(const event::Event& event, std::initializer_list<const State*> states) {
    base::Instant latest = event.receivedAt;
    for (const State* state : states) latest = std::max(latest, state->profile.clock);
    return latest;
}

Taken Core::advance(State& state, const event::Event& event, base::Instant arrival,
                    Observer& observer) const {
    Machine machine(*program_, state, observer);
    machine.fireTimers(arrival, false);
    return machine.take(event, arrival);
}

void Core::advanceBefore(State& state, base::Instant time, Observer& observer) const {
    Machine(*program_, state, observer).fireTimers(time, false);
}

void Core::advanceThrough(State& state, base::Instant time, Observer& observer) const {
    Machine(*program_, state, observer).fireTimers(time, true);
}

void Core::merge(State& into, State&& from, bool betweenUsers, base::Instant arrival,
                 Observer& observer) const {
    Machine(*program_, into, observer).merge(std::move(from), betweenUsers, arrival);
}

}  // namespace rehearsal::journey
