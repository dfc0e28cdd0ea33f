#include "simulation/group_run.h"

#include <algorithm>

#include "simulation/group_trace.h"
#include "simulation/pending_responses.h"

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
        const std::string& profile = same_.state->profile.id;
        if (arrival > end_) {
            if (traces_) traceNotTaken(observer_, event, profile, arrival);
            return nullptr;
        }
        if (same_.conflicts > 0) observer_.identityConflicts(same_.conflicts);
        passBefore(*same_.state, arrival, event.position);
        if (traces_) traceArrival(observer_, event, profile, arrival, same_.conflicts);
        return same_.state;
    }
    meet(event);
    const auto verdict = identity_.judge(event, [&](std::string_view id) { return states_.contains(id); });
    const auto own = states_.find(verdict.profile);
    if (own != states_.end()) arrival = std::max(arrival, own->second.profile.clock);
    for (const auto& join : verdict.joins) {
        if (const State* other = find(join.from)) arrival = std::max(arrival, other->profile.clock);
    }
    if (arrival > end_) {  // Not taken; it links nothing either (S4).
        if (traces_) traceNotTaken(observer_, event, verdict.profile, arrival);
        return nullptr;
    }
    identity_.accept(verdict);
    if (verdict.conflicts > 0) observer_.identityConflicts(verdict.conflicts);

    State& state =
        own != states_.end()
            ? own->second
            : states_.try_emplace(verdict.profile, journey::Core::begin(verdict.profile)).first->second;
    // Timers fire under each profile's own id, then the merge, then the event (S8).
    passBefore(state, arrival, event.position);
    for (const auto& join : verdict.joins) {
        const auto other = states_.find(join.from);
        if (other != states_.end()) passBefore(other->second, arrival, event.position);
    }
    if (traces_) {
        traceArrival(observer_, event, verdict.profile, arrival, verdict.conflicts);
        traceLinks(observer_, verdict, arrival);
    }
    for (const auto& join : verdict.joins) {
        const auto other = states_.find(join.from);
        if (other == states_.end()) continue;
        core_.merge(state, std::move(other->second), join.isUser, arrival, observer_);
        states_.erase(other);
        if (pending_) pending_->merge(join.from, state.profile.id);
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

void GroupRun::passBefore(State& state, Instant arrival, std::uint64_t position) {
    if (pending_) react(state, arrival - base::milliseconds(1), position);
    core_.advanceBefore(state, arrival, observer_);
}

void GroupRun::react(State& state, Instant time, std::uint64_t position) {
    for (;;) {
        const auto response = pending_->next(state.profile.id);
        const auto wakeUp = core_.nextWakeUp(state);
        const bool timerFirst = wakeUp && (!response || *wakeUp < *response);
        if (timerFirst ? *wakeUp > time : !response || *response > time) return;
        if (timerFirst) {
            // Only this instant's: a message may go out now, and be answered before the next one's.
            core_.advanceThrough(state, *wakeUp, observer_);
            continue;
        }
        const auto parsed = core_.parse(pending_->take(state.profile.id, position), position_);
        const event::Event& event = **std::get_if<event::ParsedEvent>(&parsed);
        const Instant arrival = std::max(event.receivedAt, state.profile.clock);
        if (traces_) traceArrival(observer_, event, state.profile.id, arrival, 0);
        const journey::Taken taken = core_.advance(state, event, arrival, observer_);
        observer_.taken(event, taken, arrival);
    }
}

void GroupRun::take(const event::Event& event) {
    Instant arrival;
    State* state = identify(event, arrival);
    if (!state) return;
    position_ = event.position;
    if (pending_) pending_->taken(state->profile.id, position_);
    const journey::Taken taken = core_.advance(*state, event, arrival, observer_);
    observer_.taken(event, taken, arrival);
}

std::size_t GroupRun::finish() {
    for (auto& [id, state] : states_) {
        if (pending_) react(state, end_, TakenResponse::kEnd);
        core_.advanceThrough(state, end_, observer_);
        observer_.ended(state);
    }
    states_.clear();
    identity_ = {};
    same_.state = nullptr;
    position_ = 0;
    if (pending_) pending_->clear();
    const std::size_t met = met_.size();
    met_.clear();
    return met;
}

const State* GroupRun::find(std::string_view profile) const {
    const auto found = states_.find(profile);
    return found == states_.end() ? nullptr : &found->second;
}

}  // namespace rehearsal::simulation
