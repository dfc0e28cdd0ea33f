// What an event does to a profile, in order: S8 to S11.
#include <algorithm>
#include <bit>

#include "journey/machine.h"

namespace rehearsal::journey {
namespace {

using base::Value;
using base::ValueView;
using profile::ConsentStatus;
using Told = TraceStep::Kind;

ValueView member(const ValueView& object, std::string_view first, std::string_view second) {
    return object.find(first).find(second);
}

std::string_view textAt(const ValueView& object, std::string_view first, std::string_view second) {
    const ValueView value = member(object, first, second);
    return value.isString() ? value.string() : std::string_view();
}

}  // namespace

Taken Machine::take(const event::Event& event, base::Instant arrival) {
    state_.profile.clock = arrival;
    state_.profile.lastOrder = std::max(state_.profile.lastOrder, {arrival, event.position, 0});
    if (isDuplicate(event)) {
        if (traces_) traceDuplicate(event);
        return Taken::Duplicate;
    }
    const base::Instant time = std::min(event.timestamp, arrival);
    Happening happening{event, program_.rulesOf(event.nameId), {event.content.view(), time},
                        time,  state_.profile.lastOrder,       true};

    std::optional<profile::Profile> before;
    if (traces_) before = state_.profile;
    const bool watched = mayMoveSegments(happening);
    const std::vector<bool> segmentsBefore = watched ? segmentsNow() : std::vector<bool>();
    updateConsent(happening);
    updateSuppression(happening);
    happening.tracked =
        !program_.policy.consent.trackingEnforced || program_.tracking.permits(state_.profile, arrival);
    updateTraits(happening);
    if (before) traceTaken(*before, happening);
    remember(happening);
    const std::vector<bool> entered = watched ? segmentsEntered(segmentsBefore) : std::vector<bool>();
    if (!state_.active.empty()) {
        runExits(happening);
        runWaits(happening);
    }
    runEntries(happening, entered);
    return happening.tracked ? Taken::Accepted : Taken::Untracked;
}

bool Machine::isDuplicate(const event::Event& event) {
    if (event.isOnlyOne) return false;
    auto& seen = state_.profile.seen;
    const base::Duration window = program_.policy.dedupWindow;
    const auto [found, isNew] = seen.try_emplace(std::string(event.messageId), now());
    if (!isNew && now() - found->second < window) return true;
    found->second = now();
    // Ids whose window has passed can decide nothing any more; looked for each time the table has doubled.
    constexpr std::size_t kSweepFrom = 256;
    if (isNew && seen.size() >= kSweepFrom && std::has_single_bit(seen.size())) {
        std::erase_if(seen, [&](const auto& entry) { return now() - entry.second >= window; });
    }
    return false;
}

void Machine::updateConsent(const Happening& happening) {
    auto& consent = state_.profile.consent;
    const ValueView& root = happening.view.content;
    if (happening.rules.updatesConsent) {
        const std::string_view purpose = textAt(root, "properties", "purpose");
        const auto status = profile::parseConsentStatus(textAt(root, "properties", "status"));
        if (!purpose.empty() && status) consent.update(std::string(purpose), {happening.time, *status});
    } else if (happening.rules.unsubscribes) {
        consent.update("marketing", {happening.time, ConsentStatus::Denied});
    }
    if (program_.policy.consent.categories.empty()) return;
    const ValueView preferences = member(root, "context", "consent").find("categoryPreferences");
    for (const auto& [purpose, category] : program_.policy.consent.categories) {
        const ValueView choice = preferences.find(category);
        if (!choice.isBoolean()) continue;
        consent.update(purpose,
                       {happening.time, choice.boolean() ? ConsentStatus::Granted : ConsentStatus::Denied});
    }
}

void Machine::updateSuppression(const Happening& happening) {
    if (happening.rules.marksAsSpam) state_.profile.suppressed = true;
    if (!happening.rules.bounces) return;
    const ValueView type = member(happening.view.content, "properties", "type");
    const bool hard = type.isNull() || (type.isString() && type.string() == "hard");
    if (!hard) return;
    const Value* email = state_.profile.trait("email");
    state_.profile.suppressedAddress = email ? *email : Value();
}

void Machine::mergeTraits(const ValueView& traits) {
    traits.forEachMember(
        [&](std::string_view name, const ValueView& value) { state_.profile.setTrait(name, value); });
}

void Machine::noteZone(const profile::Order& order, std::string_view zone) {
    auto& known = state_.profile.contextZone;
    if (known && known->second == zone) {
        known->first = order;
    } else {
        known.emplace(order, zone);
    }
}

void Machine::updateTraits(const Happening& happening) {
    const ValueView& root = happening.view.content;
    if (happening.tracked) {
        const ValueView context = root.find("context");
        mergeTraits(context.find("traits"));
        const ValueView zone = context.find("timezone");
        const auto& known = state_.profile.contextZone;
        const bool same = zone.isString() && known && known->second == zone.string();
        if (same || (zone.isString() && profile::findZone(zone.string())))
            noteZone(happening.order, zone.string());
    }
    if (happening.event.call == event::Call::Identify) mergeTraits(root.find("traits"));
}

void Machine::remember(const Happening& happening) {
    auto& profile = state_.profile;
    if (happening.rules.implies) {
        const auto [found, isNew] =
            profile.implied.try_emplace(std::string(happening.event.name), happening.time);
        if (!isNew) found->second = std::max(found->second, happening.time);
    }
    if (!happening.tracked) return;
    const auto& name = happening.event.nameId;
    if (name && program_.interests.isRemembered(*name)) {
        addToHistory(*name, {happening.time, happening.order, happening.event.content});
    }
    const bool first = !std::exchange(profile.hasTrackedEvent, true);
    if (!program_.inactivities.empty()) breakSilences(happening, first);
}

void Machine::addToHistory(condition::EventNameId name, profile::PastEvent event) {
    auto& history = state_.profile.history;
    if (const auto horizon = program_.interests.horizon(name)) history.forget(name, now() - *horizon);
    auto& indices = state_.derived.counts;
    for (std::size_t place = 0; place < indices.size(); ++place) {
        if (!indices[place]) continue;
        const auto [rank, index] = program_.counts[place];
        const auto& trigger = std::get<CountTrigger>(program_.campaigns[rank].triggers[index]);
        addToIndex(*indices[place], trigger, name, event.view());
    }
    history.add(name, std::move(event));
}

void Machine::breakSilences(const Happening& happening, bool first) {
    for (std::uint32_t place = 0; place < program_.inactivities.size(); ++place) {
        const auto [rank, index] = program_.inactivities[place];
        const auto& trigger = std::get<InactivityTrigger>(program_.campaigns[rank].triggers[index]);
        if (!first && !trigger.of.matches(happening.event.nameId, happening.view, facts())) continue;
        if (state_.silences.size() <= place) state_.silences.resize(place + 1);
        std::optional<Silence>& silence = state_.silences[place];
        if (!silence || silence->last < happening.time) silence = Silence{happening.time, false};
        auto& quietUntil = state_.derived.quietUntil;
        quietUntil = std::min(quietUntil, silence->last + trigger.duration);
    }
}

bool Machine::exits(const Journey& journey, const Happening& happening) {
    const PersonFacts inside = facts().inside(journey);
    for (const Exit& exit : campaignOf(journey).exits) {
        if (exit.on && (happening.time < journey.enteredAt ||
                        !exit.on->matches(happening.event.nameId, happening.view, inside))) {
            continue;
        }
        if (exit.when && !exit.when->holds(inside, nullptr)) continue;
        end(journey, exit.outcome, exit.on ? happening.event.name : "when");
        return true;
    }
    return false;
}

void Machine::runExits(const Happening& happening) {
    for (const std::uint32_t rank : happening.rules.moves) {
        const auto [begin, end] = journeysOf(rank);
        const auto ended =
            std::remove_if(begin, end, [&](const Journey& journey) { return exits(journey, happening); });
        state_.active.erase(ended, end);
    }
}

void Machine::runWaits(const Happening& happening) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> waiting;
    for (const std::uint32_t rank : happening.rules.moves) {
        const auto [begin, end] = journeysOf(rank);
        for (auto journey = begin; journey != end; ++journey) {
            if (!journey->deferred && happening.time >= journey->enteredAt &&
                happening.time <= journey->due) {
                waiting.emplace_back(rank, journey->number);
            } else if (traces_) {
                traceMissedWait(*journey, happening);
            }
        }
    }
    for (const auto& [rank, number] : waiting) {
        Journey& journey = *find(rank, number);
        const Step& step = stepOf(journey);
        if (const auto* wait = std::get_if<WaitForEventStep>(&step.kind)) {
            if (!wait->event.matches(happening.event.nameId, happening.view, facts().inside(journey)))
                continue;
            if (traces_) trace(Told::WaitMet, "S18", journey);
            journey.at = std::max(journey.at, happening.time);
            if (!follow(journey, wait->then)) remove(rank, number);
        } else if (const auto* length = std::get_if<WaitForStep>(&step.kind)) {
            if (!happening.tracked || !length->resetOn) continue;
            if (!length->resetOn->matches(happening.event.nameId, happening.view, facts().inside(journey)))
                continue;
            base::Instant due = happening.time + length->duration;
            if (length->resetLimit) due = std::min(due, journey.at + *length->resetLimit);
            const base::Instant before = std::exchange(journey.due, std::max(journey.due, due));
            if (traces_) {
                trace(Told::WaitReset, "S18", journey,
                      {{"before", base::toString(before)}, {"due", base::toString(journey.due)}});
            }
            schedule(journey, std::max(journey.due + campaignOf(journey).grace, now()));
        }
    }
}

}  // namespace rehearsal::journey
