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
    auto& list = byName_[name];
    if (list.empty() || !earlier(event, list.back())) {
        list.push_back(std::move(event));
        return;
    }
    list.insert(std::upper_bound(list.begin(), list.end(), event, earlier), std::move(event));
}

const std::vector<PastEvent>& History::of(condition::EventNameId name) const {
    static const std::vector<PastEvent> kNone;
    return name < byName_.size() ? byName_[name] : kNone;
}

void History::forget(condition::EventNameId name, base::Instant through) {
    if (name >= byName_.size()) return;
    auto& list = byName_[name];
    const auto kept =
        std::find_if(list.begin(), list.end(), [&](const PastEvent& e) { return e.time > through; });
    // Only when half of the list goes: taking one from the front each time would cost its square.
    if (kept - list.begin() > static_cast<std::ptrdiff_t>(list.size() / 2)) list.erase(list.begin(), kept);
}

void History::merge(History&& other) {
    if (byName_.size() < other.byName_.size()) byName_.resize(other.byName_.size());
    for (std::size_t i = 0; i < other.byName_.size(); ++i) {
        std::vector<PastEvent> merged;
        merged.reserve(byName_[i].size() + other.byName_[i].size());
        std::merge(std::make_move_iterator(byName_[i].begin()), std::make_move_iterator(byName_[i].end()),
                   std::make_move_iterator(other.byName_[i].begin()),
                   std::make_move_iterator(other.byName_[i].end()), std::back_inserter(merged), earlier);
        byName_[i] = std::move(merged);
    }
}

}  // namespace rehearsal::profile
