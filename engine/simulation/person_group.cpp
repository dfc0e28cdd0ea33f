#include "simulation/person_group.h"

#include <numeric>
#include <string>
#include <unordered_map>

#include "profile/identity.h"

namespace rehearsal::simulation {
namespace {

/// Joins ids that belong together (union by smaller root, with path halving).
class DisjointSets {
  public:
    std::uint32_t idOf(std::string name) {
        const auto [found, isNew] =
            ids_.try_emplace(std::move(name), static_cast<std::uint32_t>(parents_.size()));
        if (isNew) parents_.push_back(found->second);
        return found->second;
    }
    std::uint32_t root(std::uint32_t id) {
        while (parents_[id] != id) {
            parents_[id] = parents_[parents_[id]];
            id = parents_[id];
        }
        return id;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        if (a != b) parents_[std::max(a, b)] = std::min(a, b);
    }
    std::size_t size() const { return parents_.size(); }

  private:
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::uint32_t> parents_;
};

std::string userKey(const std::string& id) {
    return "u" + id;
}
std::string anonymousKey(const std::string& id) {
    return "a" + id;
}

/// Any id an event's identity may come to depend on (S6); more than are linked in the end, never fewer.
std::uint32_t joinIds(DisjointSets& sets, const event::Event& event) {
    const std::uint32_t first =
        sets.idOf(event.userId.empty() ? anonymousKey(event.anonymousId) : userKey(event.userId));
    if (!event.anonymousId.empty()) sets.join(first, sets.idOf(anonymousKey(event.anonymousId)));
    if (!event.previousId.empty()) {
        sets.join(first, sets.idOf(anonymousKey(event.previousId)));
        sets.join(first, sets.idOf(userKey(event.previousId)));
    }
    return first;
}

}  // namespace

Groups::Groups(const event::Stream& stream, const std::vector<bundle::Person>& people) : stream_(stream) {
    DisjointSets sets;
    std::vector<std::uint32_t> ofPerson;
    for (const bundle::Person& person : people) {
        ofPerson.push_back(sets.idOf(userKey(person.id)));
        for (const std::string& id : person.anonymousIds)
            sets.join(ofPerson.back(), sets.idOf(anonymousKey(id)));
    }
    std::vector<std::uint32_t> ofEvent;
    ofEvent.reserve(stream.events().size());
    for (const event::Event& event : stream.events()) ofEvent.push_back(joinIds(sets, event));

    constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> groupOfRoot(sets.size(), kNone);
    const auto groupOf = [&](std::uint32_t id) -> Group& {
        std::uint32_t& index = groupOfRoot[sets.root(id)];
        if (index == kNone) {
            index = static_cast<std::uint32_t>(groups_.size());
            groups_.emplace_back();
        }
        return groups_[index];
    };
    for (std::size_t i = 0; i < people.size(); ++i) groupOf(ofPerson[i]).people.push_back(&people[i]);
    for (std::uint32_t i = 0; i < ofEvent.size(); ++i) groupOf(ofEvent[i]).events.push_back(i);
    std::uint64_t before = 0;
    for (Group& group : groups_) {
        group.eventsBefore = before;
        before += group.events.size();
    }
}

namespace {

/// The profiles of one group while it runs.
class GroupRun {
  public:
    GroupRun(const journey::Core& core, base::Instant end, Tally& tally,
             std::vector<journey::Decision>& decisions)
        : core_(core), end_(end), tally_(tally), observer_(tally, decisions) {}

    void know(const bundle::Person& person) {
        states_.emplace(person.id, journey::Core::begin(person));
        for (const std::string& id : person.anonymousIds) identity_.link(id, person.id);
    }

    void take(const event::Event& event) {
        const auto verdict =
            identity_.judge(event, [&](const std::string& id) { return states_.contains(id); });
        const auto own = states_.find(verdict.profile);
        base::Instant arrival = event.receivedAt;
        if (own != states_.end()) arrival = std::max(arrival, own->second.profile.clock);
        for (const auto& join : verdict.joins) {
            const auto other = states_.find(join.from);
            if (other != states_.end()) arrival = std::max(arrival, other->second.profile.clock);
        }
        if (arrival > end_) return;  // Not taken; it links nothing either (S4).
        identity_.accept(verdict);
        tally_.identityConflict(verdict.conflicts);

        journey::State& state =
            states_.try_emplace(verdict.profile, journey::Core::begin(verdict.profile)).first->second;
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
        tally_.taken(core_.advance(state, event, arrival, observer_),
                     arrival - std::min(event.timestamp, arrival));
    }

    void finish() {
        for (auto& [id, state] : states_) {
            core_.advanceThrough(state, end_, observer_);
            for (const journey::Journey& journey : state.active) {
                const journey::Campaign& campaign = core_.program().campaigns[journey.rank];
                tally_.stillActive(campaign.id, campaign.steps[journey.node].id);
            }
        }
        tally_.profiles(states_.size());
    }

  private:
    const journey::Core& core_;
    base::Instant end_;
    Tally& tally_;
    TallyingObserver observer_;
    profile::Identity identity_;
    std::unordered_map<std::string, journey::State> states_;
};

}  // namespace

void Groups::run(std::size_t index, const journey::Core& core, base::Instant end, Tally& tally,
                 std::vector<journey::Decision>& decisions) const {
    const Group& group = groups_[index];
    GroupRun run(core, end, tally, decisions);
    for (const bundle::Person* person : group.people) run.know(*person);
    for (const std::uint32_t event : group.events) run.take(stream_.events()[event]);
    run.finish();
}

}  // namespace rehearsal::simulation
