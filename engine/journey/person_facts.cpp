#include "journey/person_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rehearsal::journey {

using base::ValueView;
using condition::FieldPath;

const base::TimeZone& PersonFacts::zone() const {
    if (!zone_) zone_ = &profile::zoneOf(state_.profile, program_.policy.timezone);
    return *zone_;
}

const base::Value& PersonFacts::view(const std::string& id) const {
    static const base::Value kNone{};
    const profile::View* view = program_.view(id);
    if (!view) return kNone;
    for (const auto& [known, value] : views_) {
        if (known == view) return value;
    }
    base::Value& value =
        views_.emplace_front(view, base::Value()).second;  // First: no view may ask for itself.
    profile::View::Progress fresh;
    profile::View::Progress* progress = &fresh;
    if (view->gainsFromProgress(state_.profile.history)) {
        auto& kept = state_.derived.views;
        const auto place = static_cast<std::size_t>(view - program_.views.data());
        if (kept.size() <= place) kept.resize(program_.views.size());
        progress = &kept[place];
    }
    value = view->of(state_.profile.history, *this, *progress);
    return value;
}

ValueView PersonFacts::profileValue(const FieldPath& path) const {
    if (path.rest.empty()) return {};
    if (path.rest.front() == "id")
        return condition::follow(std::string_view(state_.profile.id), path.rest.data() + 1,
                                 path.rest.size() - 1);
    const base::Value* trait = state_.profile.trait(path.rest.front());
    return trait ? condition::follow(*trait, path.rest.data() + 1, path.rest.size() - 1) : ValueView();
}

ValueView PersonFacts::journeyValue(const FieldPath& path) const {
    if (!journey_ || path.rest.empty()) return {};
    const std::string& name = path.rest.front();
    for (const auto& [key, value] : journey_->values) {
        if (key == name) return condition::follow(value, path.rest.data() + 1, path.rest.size() - 1);
    }
    if (path.rest.size() != 1) return {};
    if (name == "entered_at") return keep(base::toString(journey_->enteredAt));
    if (name == "campaign") return std::string_view(program_.campaigns[journey_->rank].id);
    return {};
}

ValueView PersonFacts::nowValue(const FieldPath& path) const {
    if (path.rest.empty()) return keep(base::toString(now_));
    if (path.rest.size() != 1) return {};
    const base::LocalTime local = zone().at(now_);
    if (path.rest.front() == "hour") return local.msOfDay / 3'600'000;
    if (path.rest.front() == "date") {
        return keep(fmt::format("{:04}-{:02}-{:02}", local.year, local.month, local.dayOfMonth));
    }
    if (path.rest.front() == "weekday") {
        constexpr std::array<const char*, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        return kDays[static_cast<std::size_t>(local.weekday)];
    }
    return {};
}

ValueView PersonFacts::value(const FieldPath& path) const {
    switch (path.root) {
        case condition::Root::Profile:
            return profileValue(path);
        case condition::Root::Journey:
            return journeyValue(path);
        case condition::Root::Now:
            return nowValue(path);
        case condition::Root::Trigger:
            return trigger_ ? condition::follow(*trigger_, path.rest, *this) : ValueView();
        case condition::Root::Views:
            if (path.rest.empty()) return {};
            return condition::follow(view(path.rest.front()), path.rest.data() + 1, path.rest.size() - 1);
        case condition::Root::Event:
            break;
    }
    return {};
}

void PersonFacts::past(const condition::PastQuery& query, condition::PastVisitor& visitor) const {
    if (query.sinceEntry && !journey_) return;  // Outside a journey, none (S28).
    const auto& events = state_.profile.history.of(query.name);
    auto from = events.begin();
    if (query.within)
        from = std::partition_point(from, events.end(), [&](const profile::PastEvent& past) {
            return past.time <= now_ - *query.within;
        });
    for (auto at = from; at != events.end(); ++at) {
        const profile::PastEvent& past = *at;
        if (query.within && past.time > now_) return;
        if (query.sinceEntry && (past.order <= journey_->entryOrder || past.time < journey_->enteredAt))
            continue;
        if (!visitor.visit(past.view())) return;
    }
}

}  // namespace rehearsal::journey
