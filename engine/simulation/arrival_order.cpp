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

ArrivalOrder::Place ArrivalOrder::placeOf(const Arrival& arrival) const {
    const auto later = std::upper_bound(clocks_.begin(), clocks_.end(), arrival.at);
    const std::int64_t wanted = later - clocks_.begin() - 1;
    std::int64_t first = arrival.after;
    auto last = static_cast<std::int64_t>(clocks_.size()) - 1;
    std::size_t gap = 0;
    if (const auto found = ofPerson_.find(arrival.person); found != ofPerson_.end()) {
        const auto& [indices, clocks] = found->second;
        const auto byTime = std::upper_bound(clocks.begin(), clocks.end(), arrival.at) - clocks.begin();
        const auto byPlace =
            std::upper_bound(indices.begin(), indices.end(), arrival.after) - indices.begin();
        gap = static_cast<std::size_t>(std::max(byTime, byPlace));
        if (gap > 0) first = std::max(first, indices[gap - 1]);
        if (gap < indices.size()) last = indices[gap] - 1;
    }
    return {gap, std::clamp(wanted, first, last)};
}

std::vector<std::int64_t> ArrivalOrder::placesOf(const std::vector<Arrival>& arrivals) const {
    std::vector<Place> places;
    places.reserve(arrivals.size());
    for (const Arrival& arrival : arrivals) places.push_back(placeOf(arrival));
    // Where several of a person's come between two of the person's lines, other people's lines must not
    // change their order.
    std::vector<std::size_t> byPerson(arrivals.size());
    std::iota(byPerson.begin(), byPerson.end(), std::size_t{0});
    std::sort(byPerson.begin(), byPerson.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(arrivals[a].person, places[a].gap, arrivals[a].at, a) <
               std::tie(arrivals[b].person, places[b].gap, arrivals[b].at, b);
    });
    for (std::size_t i = 1; i < byPerson.size(); ++i) {
        const std::size_t before = byPerson[i - 1];
        const std::size_t self = byPerson[i];
        if (arrivals[before].person != arrivals[self].person || places[before].gap != places[self].gap)
            continue;
        places[self].behind = std::max(places[self].behind, places[before].behind);
    }
    std::vector<std::int64_t> behind;
    behind.reserve(places.size());
    for (const Place& place : places) behind.push_back(place.behind);
    return behind;
}

}  // namespace rehearsal::simulation
