#include "profile/history.h"

#include <algorithm>
#include <tuple>

namespace rehearsal::profile {
namespace {

bool earlier(const PastEvent& a, const PastEvent& b) {
    return std::tie(a.time, a.order) < std::tie(b.time, b.order);
}

}  // namespace

void History::add(condition::EventNameId name, PastEvent event) {
    if (byName_.size() <= name) byName_.resize(name + 1);
    auto& events = byName_[name];
    if (events.empty() || !earlier(event, events.back())) {
        events.push_back(std::move(event));
        return;
    }
    events.insert(std::upper_bound(events.begin(), events.end(), event, earlier), std::move(event));
}

const std::vector<PastEvent>& History::of(condition::EventNameId name) const {
    static const std::vector<PastEvent> kNone;
    return name < byName_.size() ? byName_[name] : kNone;
}

void History::forget(condition::EventNameId name, base::Instant through) {
    if (name >= byName_.size()) return;
    auto& events = byName_[name];
    // Only when half of the list goes: taking one from the front each time would cost its square.
    const std::size_t half = events.size() / 2;
    if (events.empty() || events[half].time > through) return;
    const auto kept = std::partition_point(events.begin(), events.end(),
                                           [&](const PastEvent& event) { return event.time <= through; });
    events.erase(events.begin(), kept);
}

void History::merge(History&& other) {
    if (byName_.size() < other.byName_.size()) byName_.resize(other.byName_.size());
    for (std::size_t i = 0; i < other.byName_.size(); ++i) {
        auto& own = byName_[i];
        auto& others = other.byName_[i];
        if (others.empty()) continue;
        std::vector<PastEvent> merged;
        merged.reserve(own.size() + others.size());
        std::merge(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()),
                   std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()),
                   std::back_inserter(merged), earlier);
        own = std::move(merged);
    }
}

}  // namespace rehearsal::profile
