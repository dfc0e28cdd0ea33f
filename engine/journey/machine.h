#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/event.h"
#include "journey/core.h"
#include "journey/observer.h"
#include "journey/person_facts.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::journey {

/// One call of the core at work on one profile. Its parts stand in machine_event.cpp (S8 to S11),
/// machine_entry.cpp (S15, S16), machine_steps.cpp (S17 to S20), machine_send.cpp (S21 to S26) and
/// machine_timers.cpp (S4, S5). Where the observer traces, machine_trace.cpp says what was gone by.
class Machine {
  public:
    Machine(const Program& program, State& state, Observer& observer)
        : program_(program), state_(state), observer_(observer), traces_(observer.traces()) {}

    Taken take(const event::Event& event, base::Instant arrival);
    /// Fires timers up to `limit`, `limit` itself included or not.
    void fireTimers(base::Instant limit, bool inclusive);
    void merge(State&& from, bool betweenUsers, base::Instant arrival);

  private:
    /// The event at hand.
    struct Happening {
        const event::Event& event;
        const EventRules& rules;
        condition::EventView view;
        base::Instant time;
        profile::Order order;
        bool tracked = true;
    };
    /// What wants to start a journey.
    struct EntryAttempt {
        std::uint32_t rank = 0;
        base::PackedValue trigger;
        std::string_view triggerId;
        base::Instant time;
        profile::Order order;
        bool tracked = true;
        const condition::EventView* event = nullptr;  ///< For `entry.where`; nullptr for inactivity.
    };
    enum class Attempt { Sent, Skipped, Deferred };
    struct Refusal {
        const char* reason;
        std::string detail;
        std::optional<base::Instant> retryAt;  ///< A deferral.
    };

    base::Instant now() const { return state_.profile.clock; }
    PersonFacts facts() const { return PersonFacts(program_, state_, now()); }
    const Campaign& campaignOf(const Journey& journey) const { return program_.campaigns[journey.rank]; }
    const Step& stepOf(const Journey& journey) const { return campaignOf(journey).steps[journey.node]; }
    using Journeys = std::vector<Journey>;
    /// The active journeys through one campaign.
    std::pair<Journeys::iterator, Journeys::iterator> journeysOf(std::uint32_t rank) const;
    Journeys::iterator find(std::uint32_t rank, std::uint32_t number);
    void remove(std::uint32_t rank, std::uint32_t number);
    void insert(Journey journey);
    /// When the journey's timer fires.
    void schedule(Journey& journey, base::Instant fire);
    Decision decision(Decision::Kind kind, const Journey& journey) const;

    // machine_event.cpp
    bool isDuplicate(const event::Event& event);
    void updateConsent(const Happening& happening);
    void updateSuppression(const Happening& happening);
    void updateTraits(const Happening& happening);
    void mergeTraits(const base::ValueView& traits);
    void noteZone(const profile::Order& order, std::string_view zone);
    void remember(const Happening& happening);
    /// Adds to the history what some rule looks back at.
    void addToHistory(condition::EventNameId name, profile::PastEvent event);
    void breakSilences(const Happening& happening, bool first);
    void runExits(const Happening& happening);
    bool exits(const Journey& journey, const Happening& happening);
    void runWaits(const Happening& happening);

    // machine_entry.cpp
    /// Whether an event can change what the segments that start campaigns are about.
    bool mayMoveSegments(const Happening& happening) const;
    std::vector<bool> segmentsNow() const;
    /// Those that hold now and did not before (S15), by SegmentTrigger::slot.
    std::vector<bool> segmentsEntered(const std::vector<bool>& before) const;
    void runEntries(const Happening& happening, const std::vector<bool>& entered);
    bool triggers(const Trigger& trigger, const Happening& happening, const std::vector<bool>& entered) const;
    bool countReached(const CountTrigger& trigger, const Happening& happening,
                      const PersonFacts& facts) const;
    /// The index of a trigger, made where the history has grown long; nullptr where it has not.
    const CountIndex* indexOf(const CountTrigger& trigger) const;
    void addToIndex(CountIndex& index, const CountTrigger& trigger, condition::EventNameId name,
                    const condition::EventView& event) const;
    void enter(const EntryAttempt& attempt);
    /// Why it may not, or nullptr.
    const char* refusal(const EntryAttempt& attempt, const std::string& key) const;
    bool heldOut(const Campaign& campaign) const;

    // machine_steps.cpp
    /// Runs nodes from `edge` until one waits; false where the journey ended.
    bool follow(Journey& journey, const Edge& edge);
    bool run(Journey& journey, int node);
    void end(const Journey& journey, std::string_view outcome, std::string_view reason);
    /// One node: the edge to follow, or nothing where it waits or `ended` is set.
    const Edge* perform(Journey& journey, const Step& step, bool& ended);
    const Edge* performWaitUntil(Journey& journey, const WaitUntilStep& step);
    const Edge* performWaitUntilField(Journey& journey, const WaitUntilFieldStep& step, bool& ended);
    const Edge* performSend(Journey& journey, const SendStep& step, bool& ended);
    void performSet(Journey& journey, const SetStep& step);
    const Edge& chooseArm(const Journey& journey, const Step& node, const SplitStep& step);

    // machine_send.cpp
    Attempt attempt(Journey& journey, const SendStep& step);
    std::optional<Refusal> personRefusal(const SendStep& step) const;
    std::optional<Refusal> repeatRefusal(const Journey& journey, const SendStep& step, const std::string& key,
                                         const std::string& onceKey) const;
    std::optional<Refusal> quietRefusal(const SendStep& step) const;
    std::optional<Refusal> capRefusal(const Journey& journey, const SendStep& step) const;
    /// What a cap counts per: `7d`, `week`.
    static std::string perOf(const bundle::Cap& cap);
    /// Where the window of a cap begins; the instant itself is not part of it.
    base::Instant capWindow(const bundle::Cap& cap) const;
    /// The message that leaves room in a cap when it falls out of its window; nothing where there is room.
    const SentMessage* capBlocker(std::size_t cap) const;
    void chooseSlots(const Journey& journey, const SendStep& step, Decision& line) const;
    /// Why a message cannot be made; notes in the line which blocks failed. Only in runs that render.
    std::optional<Refusal> renderRefusal(const Journey& journey, const SendStep& step, const std::string& key,
                                         Decision& line);
    void noteSent(const Journey& journey, const SendStep& step, std::string key, std::string onceKey);
    std::string onceKey(const Journey& journey, const SendStep& step) const;
    /// How each feed was served; nothing where one refuses the message (S26).
    std::optional<std::vector<std::pair<std::string_view, std::string_view>>> fetchFeeds(
        const SendStep& step, const std::string& key);
    const char* fetchFeed(const std::string& id, const Feed& feed, const std::string& key);

    // machine_timers.cpp
    struct Timer;
    std::optional<Timer> nextTimer() const;
    void fire(const Timer& timer);
    void fireJourney(Journey& journey);
    void fireSilence(std::uint32_t rank, const InactivityTrigger& trigger);

    // machine_trace.cpp: called only where the observer traces.
    void trace(TraceStep::Kind kind, const char* rule, base::Value::Object facts = {});
    void trace(TraceStep::Kind kind, const char* rule, const Journey& journey,
               base::Value::Object facts = {});
    void traceDuplicate(const event::Event& event);
    void traceTaken(const profile::Profile& before, const Happening& happening);
    void traceTraits(const profile::Profile& before);
    void traceMissedWait(const Journey& journey, const Happening& happening);
    void traceTrigger(std::uint32_t rank, const Happening& happening, const std::vector<bool>& entered);
    void traceRefusal(const EntryAttempt& attempt, const std::string& key, std::string_view reason);
    void tracePerformed(const Journey& journey, const Edge* next);
    void traceTimer(const Journey& journey);
    void traceGates(const Journey& journey, const SendStep& send, std::string_view refusedBy);
    void traceCaps(const Journey& journey, const SendStep& send);

    const Program& program_;
    State& state_;
    Observer& observer_;
    const bool traces_;
    friend class Core;
};

}  // namespace rehearsal::journey
