#include "simulation/arrival_order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace rehearsal::simulation {

std::uint32_t PersonIds::idOf(std::string name) {
    const auto [found, isNew] =
        ids_.try_emplace(std::move(name), static_cast<std::uint32_t>(parents_.size()));
    if (isNew) parents_.push_back(found->second);
    return found->second;
}

std::uint32_t PersonIds::personOf(std::uint32_t id) {
    while (parents_[id] != id) {
        parents_[id] = parents_[parents_[id]];
        id = parents_[id];
    }
    return id;
}

void PersonIds::join(std::uint32_t a, std::uint32_t b) {
    a = personOf(a);
    b = personOf(b);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
}

std::uint32_t PersonIds::add(const event::Event& event) {
    const auto user = [&](const auto& id) { return idOf(std::string("u").append(id)); };
    const auto anonymous = [&](const auto& id) { return idOf(std::string("a").append(id)); };
    const std::uint32_t id = event.userId.empty() ? anonymous(event.anonymousId) : user(event.userId);
    if (!event.anonymousId.empty()) join(id, anonymous(event.anonymousId));
    if (!event.previousId.empty()) {
        join(id, anonymous(event.previousId));
        join(id, user(event.previousId));
    }
    return id;
}

void ArrivalOrder::stay(std::uint32_t person, base::Instant receivedAt) {
    const base::Instant before = clocks_.empty() ? base::Instant::min() : clocks_.back();
    const auto index = static_cast<std::int64_t>(clocks_.size());
    clocks_.push_back(person == kNobody ? before : std::max(before, receivedAt));
    if (person == kNobody) return;
    Lines& lines = ofPerson_[person];
    lines.clocks.push_back(lines.clocks.empty() ? receivedAt : std::max(lines.clocks.back(), receivedAt));
    lines.indices.push_back(index);
}

ArrivalOrder::Arrival ArrivalOrder::arrivalOf(std::uint32_t person, std::int64_t after,
                                              base::Instant at) const {
    Arrival arrival{person, after, static_cast<std::int64_t>(clocks_.size()) - 1, at};
    const auto found = ofPerson_.find(person);
    if (found == ofPerson_.end()) return arrival;
    const auto& [indices, clocks] = found->second;
    const auto byTime = std::upper_bound(clocks.begin(), clocks.end(), at) - clocks.begin();
    const auto byPlace = std::upper_bound(indices.begin(), indices.end(), after) - indices.begin();
    const auto next = static_cast<std::size_t>(std::max(byTime, byPlace));
    if (next > 0) arrival.first = std::max(after, indices[next - 1]);
    if (next < indices.size()) arrival.last = indices[next] - 1;
    return arrival;
}

std::vector<std::int64_t> ArrivalOrder::placesOf(const std::vector<Arrival>& arrivals) const {
    std::vector<std::int64_t> places;
    places.reserve(arrivals.size());
    for (const Arrival& arrival : arrivals) {
        const auto later = std::upper_bound(clocks_.begin(), clocks_.end(), arrival.at);
        places.push_back(std::clamp(later - clocks_.begin() - 1, arrival.first, arrival.last));
    }
    // Where several of a person's come between two of the person's lines, other people's lines must not
    // change their order.
    std::vector<std::size_t> byPerson(arrivals.size());
    std::iota(byPerson.begin(), byPerson.end(), std::size_t{0});
    std::sort(byPerson.begin(), byPerson.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(arrivals[a].person, arrivals[a].last, arrivals[a].at, a) <
               std::tie(arrivals[b].person, arrivals[b].last, arrivals[b].at, b);
    });
    for (std::size_t i = 1; i < byPerson.size(); ++i) {
        const Arrival& before = arrivals[byPerson[i - 1]];
        const Arrival& self = arrivals[byPerson[i]];
        if (before.person != self.person || before.last != self.last) continue;
        places[byPerson[i]] = std::max(places[byPerson[i]], places[byPerson[i - 1]]);
    }
    return places;
}

}  // namespace rehearsal::simulation
