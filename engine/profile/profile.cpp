#include "profile/profile.h"

#include <algorithm>

namespace rehearsal::profile {

using base::Value;

const Value* Profile::trait(std::string_view name) const {
    const auto found =
        std::find_if(traits.begin(), traits.end(), [&](const Value::Member& m) { return m.first == name; });
    return found == traits.end() ? nullptr : &found->second;
}

void Profile::setTrait(std::string_view name, const base::ValueView& value) {
    const auto found =
        std::find_if(traits.begin(), traits.end(), [&](const Value::Member& m) { return m.first == name; });
    const base::ValueView former = found == traits.end() ? base::ValueView() : base::ValueView(found->second);
    const bool same = former == value;
    // Most events bring what is known already; only what is written alike is left (1 and 1.0 are equal).
    if (same && former.kind() == value.kind() && !value.isArray() && !value.isObject()) return;
    if (name == "email" && !same) suppressedAddress.reset();
    if (value.isNull()) {
        traits.erase(found);
    } else if (found != traits.end()) {
        found->second = value.toValue();
    } else {
        traits.emplace_back(std::string(name), value.toValue());
    }
}

Order Profile::nextOrder() {
    lastOrder.arrival = std::max(lastOrder.arrival, clock);
    ++lastOrder.step;
    return lastOrder;
}

Profile fromPerson(const bundle::Person& person) {
    Profile profile;
    profile.id = person.id;
    profile.suppressed = person.suppressed;
    if (person.traits.isObject()) {
        for (const auto& [name, value] : person.traits.object()) profile.setTrait(name, value);
    }
    for (const bundle::GivenConsent& given : person.consent) {
        const auto status = parseConsentStatus(given.status);
        if (status) profile.consent.update(given.purpose, {given.at.value_or(base::Instant::min()), *status});
    }
    return profile;
}

const base::TimeZone* findZone(std::string_view name) {
    using Known =
        std::unordered_map<std::string, std::optional<base::TimeZone>, condition::TextHash, std::equal_to<>>;
    thread_local Known known;
    constexpr std::size_t kUnknownRemembered =
        4096;  // Streams may name any number of zones that do not exist.
    thread_local std::size_t unknown = 0;
    const auto answer = [](const std::optional<base::TimeZone>& zone) { return zone ? &*zone : nullptr; };
    if (const auto found = known.find(name); found != known.end()) return answer(found->second);
    auto zone = base::TimeZone::find(name);
    if (!zone && ++unknown > kUnknownRemembered) return nullptr;
    return answer(known.emplace(std::string(name), std::move(zone)).first->second);
}

const base::TimeZone& zoneOf(const Profile& profile, const std::string& policyZone) {
    const Value* trait = profile.trait("timezone");
    if (trait && trait->isString()) {
        if (const base::TimeZone* zone = findZone(trait->string())) return *zone;
    }
    if (profile.contextZone) {
        if (const base::TimeZone* zone = findZone(profile.contextZone->second)) return *zone;
    }
    if (const base::TimeZone* zone = findZone(policyZone)) return *zone;
    static const base::TimeZone kUtc = base::TimeZone::utc();
    return kUtc;
}

namespace {

/// Keeps the later of two instants under each key.
template <class Map>
void keepLater(Map& into, const Map& other) {
    for (const auto& [key, instant] : other) {
        const auto [found, isNew] = into.try_emplace(key, instant);
        if (!isNew) found->second = std::max(found->second, instant);
    }
}

void mergeFeeds(Profile& into, Profile& other) {
    for (auto& [feed, value] : other.feeds) {
        const auto [found, isNew] = into.feeds.try_emplace(feed, value);
        if (!isNew && found->second.fetchedAt < value.fetchedAt) found->second = value;
    }
}

/// The suppression of an address goes along only where it is the merged profile's address (S7).
void mergeSuppression(Profile& into, const Profile& other) {
    into.suppressed = into.suppressed || other.suppressed;
    if (into.suppressedAddress || !other.suppressedAddress) return;
    const Value* email = into.trait("email");
    if ((email ? *email : Value()) == *other.suppressedAddress)
        into.suppressedAddress = other.suppressedAddress;
}

}  // namespace

void merge(Profile& into, Profile&& other, bool betweenUsers) {
    into.clock = std::max(into.clock, other.clock);
    into.lastOrder = std::max(into.lastOrder, other.lastOrder);
    const std::optional<Value> ownSuppressed = into.suppressedAddress;
    for (const auto& [name, value] : other.traits) {
        if (!into.trait(name)) into.setTrait(name, value);
    }
    // An address that bounced while there was none is not this one.
    if (ownSuppressed && into.trait("email") && *into.trait("email") == *ownSuppressed) {
        into.suppressedAddress = ownSuppressed;
    }
    mergeSuppression(into, other);
    if (other.contextZone && (!into.contextZone || into.contextZone->first < other.contextZone->first)) {
        into.contextZone = std::move(other.contextZone);
    }
    into.consent.merge(other.consent, betweenUsers);
    into.history.merge(std::move(other.history));
    keepLater(into.implied, other.implied);
    for (const auto& [id, first] : other.seen) {
        const auto [found, isNew] = into.seen.try_emplace(id, first);
        if (!isNew) found->second = std::min(found->second, first);
    }
    into.hasTrackedEvent = into.hasTrackedEvent || other.hasTrackedEvent;
    mergeFeeds(into, other);
}

}  // namespace rehearsal::profile
