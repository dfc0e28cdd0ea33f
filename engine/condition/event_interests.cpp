#include "condition/event_interests.h"

#include <algorithm>

namespace rehearsal::condition {

void EventPart::add(const std::string* path, std::size_t count) {
    if (whole) return;
    if (count == 0) {
        whole = true;
        members.clear();
        return;
    }
    auto found = std::find_if(members.begin(), members.end(),
                              [&](const Member& member) { return member.name == path[0]; });
    if (found == members.end()) found = members.insert(members.end(), Member{path[0], {}});
    found->part.add(path + 1, count - 1);
}

void EventPart::add(const EventPart& other) {
    if (other.whole) add(nullptr, 0);
    if (whole) return;
    for (const Member& each : other.members) {
        auto found = std::find_if(members.begin(), members.end(),
                                  [&](const Member& member) { return member.name == each.name; });
        if (found == members.end()) found = members.insert(members.end(), Member{each.name, {}});
        found->part.add(each.part);
    }
}

const EventPart* EventPart::find(std::string_view member) const {
    for (const auto& [name, part] : members) {
        if (name == member) return &part;
    }
    return nullptr;
}

EventNameId EventInterests::intern(std::string_view name) {
    const auto [found, isNew] =
        ids_.try_emplace(std::string(name), static_cast<EventNameId>(interests_.size()));
    if (isNew) interests_.push_back({found->first, {}, false, {}});
    return found->second;
}

std::optional<EventNameId> EventInterests::find(std::string_view name) const {
    const auto found = ids_.find(name);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

void EventInterests::remember(EventNameId id, std::optional<base::Duration> within) {
    Interest& interest = interests_[id];
    if (!interest.remembered) {
        interest.horizon = within;
    } else if (interest.horizon) {
        interest.horizon = within ? std::optional(std::max(*interest.horizon, *within)) : std::nullopt;
    }
    interest.remembered = true;
}

void EventInterests::seal() {
    for (Interest& interest : interests_) interest.part.add(ofAll_);
}

}  // namespace rehearsal::condition
