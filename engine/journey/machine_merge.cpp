// Two profiles turn out to be one person: S7.
#include <algorithm>
#include <tuple>

#include "journey/machine.h"

namespace rehearsal::journey {
namespace {

/// Keeps the later last entry of each campaign and key, and joins silences.
void mergeEntries(State& into, const State& from) {
    for (const auto& [key, instant] : from.lastEntries) {
        const auto [found, isNew] = into.lastEntries.try_emplace(key, instant);
        if (!isNew) found->second = std::max(found->second, instant);
    }
    if (into.silences.size() < from.silences.size()) into.silences.resize(from.silences.size());
    for (std::size_t place = 0; place < from.silences.size(); ++place) {
        const std::optional<Silence>& other = from.silences[place];
        std::optional<Silence>& own = into.silences[place];
        if (!other) continue;
        if (own && own->last == other->last) own->fired = own->fired || other->fired;
        if (!own || own->last < other->last) own = other;
    }
}

void mergeMessages(State& into, State& from) {
    into.sent.insert(into.sent.end(), std::make_move_iterator(from.sent.begin()),
                     std::make_move_iterator(from.sent.end()));
    std::stable_sort(into.sent.begin(), into.sent.end(),
                     [](const SentMessage& a, const SentMessage& b) { return a.time < b.time; });
    for (const auto& [key, instant] : from.lastOnce) {
        const auto [found, isNew] = into.lastOnce.try_emplace(key, instant);
        if (!isNew) found->second = std::max(found->second, instant);
    }
    into.sentKeys.merge(from.sentKeys);
}

}  // namespace

void Machine::merge(State&& from, bool betweenUsers, base::Instant arrival) {
    Decision line;
    line.kind = Decision::Kind::Merge;
    line.at = arrival;
    line.profile = state_.profile.id;
    const std::string former = from.profile.id;
    line.from = former;

    std::vector<std::uint32_t> own;
    for (const Journey& journey : state_.active) own.push_back(journey.number);
    std::sort(from.active.begin(), from.active.end(),
              [](const Journey& a, const Journey& b) { return a.number < b.number; });
    profile::merge(state_.profile, std::move(from.profile), betweenUsers);
    state_.profile.clock = arrival;
    state_.derived = {};
    mergeEntries(state_, from);
    mergeMessages(state_, from);
    for (Journey& journey : from.active) {
        const std::uint32_t before = std::exchange(journey.number, ++state_.journeysBegun);
        line.journeys.emplace_back(before, journey.number);
        insert(std::move(journey));
    }
    observer_.decided(line);

    // Of two for one campaign and key the earlier entered goes on, on a tie the user's own.
    const auto isOwn = [&](const Journey& journey) {
        return std::find(own.begin(), own.end(), journey.number) != own.end();
    };
    const auto yields = [&](const Journey& journey) {
        return std::any_of(state_.active.begin(), state_.active.end(), [&](const Journey& other) {
            if (other.number == journey.number || other.rank != journey.rank || other.key != journey.key)
                return false;
            return std::tuple(other.enteredAt, !isOwn(other), other.number) <
                   std::tuple(journey.enteredAt, !isOwn(journey), journey.number);
        });
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ending;
    for (const Journey& journey : state_.active) {
        if (campaignOf(journey).whileActive != bundle::WhileActive::Parallel && yields(journey)) {
            ending.emplace_back(journey.rank, journey.number);
        }
    }
    for (const auto& [rank, number] : ending) {
        end(*find(rank, number), "merged", {});
        remove(rank, number);
    }
}

}  // namespace rehearsal::journey
