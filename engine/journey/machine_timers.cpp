// Timers of one profile, in their order: S4 and S5.
#include <algorithm>
#include <tuple>

#include "journey/machine.h"

namespace rehearsal::journey {

/// A pending firing. Compared by S5: fire time, the campaign's rank, journeys before silences, then number.
struct Machine::Timer {
    base::Instant fire;
    std::uint32_t rank = 0;
    bool isSilence = false;
    std::uint32_t number = 0;  ///< The journey's number, or the trigger's place in its campaign.

    bool operator<(const Timer& other) const {
        return std::tie(fire, rank, isSilence, number) <
               std::tie(other.fire, other.rank, other.isSilence, other.number);
    }
};

std::optional<Machine::Timer> Machine::nextTimer() const {
    std::optional<Timer> first;
    const auto consider = [&](const Timer& timer) {
        if (!first || timer < *first) first = timer;
    };
    for (const Journey& journey : state_.active)
        consider({journey.fire, journey.rank, false, journey.number});
    for (std::uint32_t place = 0; place < state_.silences.size(); ++place) {
        const std::optional<Silence>& silence = state_.silences[place];
        if (!silence || silence->fired) continue;
        const auto [rank, index] = program_.inactivities[place];
        const auto& trigger = std::get<InactivityTrigger>(program_.campaigns[rank].triggers[index]);
        consider({std::max(silence->last + trigger.duration, now()), rank, true, index});
    }
    return first;
}

void Machine::fireTimers(base::Instant limit, bool inclusive) {
    base::Instant& quietUntil = state_.derived.quietUntil;
    if (quietUntil > limit) return;
    auto timer = nextTimer();
    for (; timer && (timer->fire < limit || (inclusive && timer->fire == limit)); timer = nextTimer())
        fire(*timer);
    quietUntil = timer ? timer->fire : base::Instant::max();
}

void Machine::fire(const Timer& timer) {
    state_.profile.clock = std::max(state_.profile.clock, timer.fire);
    if (timer.isSilence) {
        const auto& trigger = program_.campaigns[timer.rank].triggers[timer.number];
        fireSilence(timer.rank, std::get<InactivityTrigger>(trigger));
    } else {
        fireJourney(*find(timer.rank, timer.number));
    }
}

namespace {

/// Remembers when a node that waits until a local time last let a journey pass (S19).
void noteFiring(Journey& journey) {
    for (auto& [node, instant] : journey.lastFirings) {
        if (node == journey.node) {
            instant = journey.due;
            return;
        }
    }
    journey.lastFirings.emplace_back(journey.node, journey.due);
}

}  // namespace

void Machine::fireJourney(Journey& journey) {
    if (traces_) traceTimer(journey);
    const std::uint32_t rank = journey.rank;
    const std::uint32_t number = journey.number;
    // An exit with `when` is asked whenever a timer fires, before its node goes on (S11).
    for (const Exit& exit : campaignOf(journey).exits) {
        if (exit.on || !exit.when || !exit.when->holds(facts().inside(journey), nullptr)) continue;
        end(journey, exit.outcome, "when");
        remove(rank, number);
        return;
    }
    const Step& step = stepOf(journey);
    bool active = true;
    if (const auto* send = std::get_if<SendStep>(&step.kind)) {
        bool ended = false;
        const Edge* next = performSend(journey, *send, ended);
        active = !ended && (!next || follow(journey, *next));
    } else {
        journey.at = journey.due;
        if (const auto* wait = std::get_if<WaitForStep>(&step.kind)) {
            active = follow(journey, wait->next);
        } else if (const auto* event = std::get_if<WaitForEventStep>(&step.kind)) {
            active = follow(journey, event->onTimeout);
        } else if (const auto* field = std::get_if<WaitUntilFieldStep>(&step.kind)) {
            active = follow(journey, field->next);
        } else {
            noteFiring(journey);
            active = follow(journey, std::get<WaitUntilStep>(step.kind).next);
        }
    }
    if (!active) remove(rank, number);
}

void Machine::fireSilence(std::uint32_t rank, const InactivityTrigger& trigger) {
    Silence& silence = *state_.silences[trigger.place];
    silence.fired = true;
    const base::Instant due = silence.last + trigger.duration;
    const std::string id = "inactivity@" + base::toString(due);
    if (traces_) {
        trace(TraceStep::Kind::Timer, "S15",
              {{"campaign", program_.campaigns[rank].id},
               {"of", "silence"},
               {"last", base::toString(silence.last)}});
    }
    enter({rank, base::PackedValue(), id, due, state_.profile.nextOrder(), true, nullptr});
}

std::optional<base::Instant> Core::nextWakeUp(const State& state) const {
    struct Ignore : Observer {
        void decided(const Decision&) override {}
    } ignore;
    State& mutableState = const_cast<State&>(state);  // nextTimer() only reads.
    const auto timer = Machine(*program_, mutableState, ignore).nextTimer();
    return timer ? std::optional(timer->fire) : std::nullopt;
}

}  // namespace rehearsal::journey
