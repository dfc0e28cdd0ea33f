#include "fields/matches.h"

#include <algorithm>

#include "journey/person_facts.h"

namespace rehearsal::fields {
namespace {

using condition::EventNameId;
using profile::PastEvent;

/// One past event under the name that the question's own program has for it.
struct Past {
    const PastEvent* event;
    EventNameId name;
};

/// Judges one person after the other.
class Judge {
  public:
    Judge(const MatchQuestion& question, const std::vector<std::string>& events)
        : question_(question),
          program_(judgingBundle(question.rules, readCondition(question.condition, question.scope), events),
                   {}, 0, true, {}),
          predicate_(*program_.campaigns.front().where) {
        const condition::EventInterests& known = question.histories->program->interests;
        for (EventNameId id = 0; id < known.size(); ++id) {
            const auto ours = program_.interests.find(known.name(id));
            if (ours) names_.emplace_back(id, *ours);
        }
        for (const std::string& name : events) {
            if (const auto id = program_.interests.find(name)) about_.push_back(*id);
        }
    }

    bool holdsFor(const PeopleHistories::Person& person, base::Instant now) const {
        journey::State state = withoutHistory(person);
        for (const Past& past : pastOf(person)) state.profile.history.add(past.name, *past.event);
        return predicate_.holds(journey::PersonFacts(program_, state, now), nullptr);
    }

    /// Adds the events of a person that it is about and those of them that it holds for, each as things stood
    /// when it came; whether it held for any.
    bool countEvents(const PeopleHistories::Person& person, Matches& into) const {
        journey::State state = withoutHistory(person);
        const std::size_t before = into.matchingEvents;
        for (const Past& past : pastOf(person)) {
            state.profile.history.add(past.name, *past.event);
            const bool asked =
                about_.empty() || std::find(about_.begin(), about_.end(), past.name) != about_.end();
            if (!asked) continue;
            ++into.events;
            const condition::EventView view = past.event->view();
            journey::PersonFacts facts(program_, state, past.event->time);
            facts.triggeredBy(view);
            if (predicate_.holds(facts, question_.scope.sees.event ? &view : nullptr)) ++into.matchingEvents;
        }
        return into.matchingEvents > before;
    }

  private:
    static journey::State withoutHistory(const PeopleHistories::Person& person) {
        journey::State state;
        state.profile = person.state.profile;
        state.profile.history = {};
        return state;
    }

    std::vector<Past> pastOf(const PeopleHistories::Person& person) const {
        std::vector<Past> out;
        for (const auto& [theirs, ours] : names_) {
            for (const PastEvent& past : person.state.profile.history.of(theirs))
                out.push_back({&past, ours});
        }
        std::stable_sort(out.begin(), out.end(), [](const Past& a, const Past& b) {
            return std::tie(a.event->time, a.event->order) < std::tie(b.event->time, b.event->order);
        });
        return out;
    }

    const MatchQuestion& question_;
    const journey::Program program_;
    const condition::Predicate& predicate_;
    std::vector<std::pair<EventNameId, EventNameId>> names_;  ///< Of the histories, and ours.
    std::vector<EventNameId> about_;
};

/// Where any event will do, all that there are.
std::vector<std::string> eventsOf(const MatchQuestion& question, bool ofEvent) {
    const auto& named = ofEvent ? question.scope.events : question.scope.triggers;
    if (!named.empty()) return named;
    std::vector<std::string> out;
    const condition::EventInterests& known = question.histories->program->interests;
    for (EventNameId id = 0; id < known.size(); ++id) {
        if (known.isRemembered(id)) out.push_back(known.name(id));
    }
    return out;
}

}  // namespace

Matches count(const MatchQuestion& question, const std::atomic<bool>& cancelled) {
    Matches out;
    const PeopleHistories& histories = *question.histories;
    const AsksAbout asks = asksAbout(question.condition);
    const bool ofEvents = asks.event || asks.trigger;
    out.people = histories.people.size();
    out.kind = asks.journey ? Matches::Kind::InJourney
               : ofEvents   ? Matches::Kind::Events
                            : Matches::Kind::People;
    if (asks.journey) return out;
    const Judge judge(question, ofEvents ? eventsOf(question, asks.event) : std::vector<std::string>());
    const base::Instant now = histories.hasStreams ? histories.asOf : question.now;
    for (const PeopleHistories::Person& person : histories.people) {
        if (cancelled) return out;
        const bool holds = ofEvents ? judge.countEvents(person, out) : judge.holdsFor(person, now);
        if (holds) out.matching.push_back({person.id, person.name});
    }
    if (ofEvents && out.events == 0) out.kind = Matches::Kind::NoEvents;
    return out;
}

}  // namespace rehearsal::fields
