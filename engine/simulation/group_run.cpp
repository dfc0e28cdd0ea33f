#include "simulation/group_run.h"

#include <algorithm>

namespace rehearsal::simulation {

using base::Instant;
using journey::State;

void GroupRun::know(const bundle::Person* person) {
    if (!person || std::find(met_.begin(), met_.end(), person) != met_.end()) return;
    met_.push_back(person);
    states_.emplace(person->id, journey::Core::begin(*person));
    for (const std::string& id : person->anonymousIds) identity_.link(id, person->id);
}

void GroupRun::meet(const event::Event& event) {
    if (people_.empty()) return;
    know(people_.user(event.userId));
    know(people_.anonymous(event.anonymousId));
    know(people_.user(event.previousId));
    know(people_.anonymous(event.previousId));
}

State* GroupRun::identify(const event::Event& event, Instant& arrival) {
    arrival = event.receivedAt;
    if (same_.state && event.previousId.empty() && event.userId == same_.userId &&
        event.anonymousId == same_.anonymousId) {
        arrival = std::max(arrival, same_.state->profile.clock);
        if (arrival > end_) return nullptr;
        if (same_.conflicts > 0) observer_.identityConflicts(same_.conflicts);
        core_.advanceBefore(*same_.state, arrival, observer_);
        return same_.state;
    }
    meet(event);
    const auto verdict = identity_.judge(event, [&](std::string_view id) { return states_.contains(id); });
    const auto own = states_.find(verdict.profile);
    if (own != states_.end()) arrival = std::max(arrival, own->second.profile.clock);
    for (const auto& join : verdict.joins) {
        if (const State* other = find(join.from)) arrival = std::max(arrival, other->profile.clock);
    }
    if (arrival > end_) return nullptr;  // Not taken; it links nothing either (S4).
    identity_.accept(verdict);
    if (verdict.conflicts > 0) observer_.identityConflicts(verdict.conflicts);

    State& state = own != states_.end()
                       ? own->second
                       : states_.try_emplace(verdict.profile, journey::Core::begin(verdict.profile)).first->second;
    // Timers fire under each profile's own id, then the merge, then the event (S8).
    core_.advanceBefore(state, arrival, observer_);
    for (const auto& join : verdict.joins) {
        const auto other = states_.find(join.from);
        if (other != states_.end()) core_.advanceBefore(other->second, arrival, observer_);
    }
    for (const auto& join : verdict.joins) {
        const auto other = states_.find(join.from);
        if (other == states_.end()) continue;
        core_.merge(state, std::move(other->second), join.isUser, arrival, observer_);
        states_.erase(other);
    }
    same_.state = nullptr;
    if (verdict.joins.empty() && event.previousId.empty()) {
        same_.userId.assign(event.userId);
        same_.anonymousId.assign(event.anonymousId);
        same_.state = &state;
        same_.conflicts = verdict.conflicts;
    }
    return &state;
}

void GroupRun::take(const event::Event& event) {
    Instant arrival;
    State* state = identify(event, arrival);
    if (!state) return;
    const journey::Taken taken = core_.advance(*state, event, arrival, observer_);
    observer_.taken(event, taken, arrival);
}

std::size_t GroupRun::finish() {
    for (auto& [id, state] : states_) {
        core_.advanceThrough(state, end_, observer_);
        observer_.ended(state);
    }
    states_.clear();
    identity_ = {};
    same_.state = nullptr;
    const std::size_t met = met_.size();
    met_.clear();
    return met;
}

const State* GroupRun::find(std::string_view profile) const {
    const auto found = states_.find(profile);
    return found == states_.end() ? nullptr : &found->second;
}

}  // namespace rehearsal::simulation
