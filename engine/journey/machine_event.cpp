// What an event does to a profile, in order: S8 to S11.
#include <algorithm>
#include <bit>

#include "journey/machine.h"

namespace rehearsal::journey {
namespace {

using base::Value;
using profile::ConsentStatus;

const Value* member(const Value& object, std::string_view first, std::string_view second) {
    const Value* inner = object.find(first);
    return inner ? inner->find(second) : nullptr;
}

std::string textAt(const Value& object, std::string_view first, std::string_view second) {
    const Value* value = member(object, first, second);
    return value && value->isString() ? value->string() : std::string();
}

Value withTime(const Value& root, base::Instant time) {
    base::ObjectBuilder builder(root.object());
    builder.set("time", base::toString(time));
    return std::move(builder).build();
}

}  // namespace

Taken Machine::take(const event::Event& event, base::Instant arrival) {
    state_.profile.clock = arrival;
    state_.profile.lastOrder = std::max(state_.profile.lastOrder, {event.position, 0});
    const Value root = event::parseRoot(event);
    Happening happening;
    happening.id = event.messageId.empty() ? event::contentId(root) : event.messageId;
    if (isDuplicate(happening.id)) return Taken::Duplicate;
    happening.time = std::min(event.timestamp, arrival);
    happening.root = withTime(root, happening.time);
    happening.name = program_.names.find(event.name);
    happening.eventName = &event.name;
    happening.order = state_.profile.lastOrder;

    const std::vector<bool> segmentsBefore = segmentsNow();
    updateConsent(happening);
    updateSuppression(happening);
    happening.tracked = !program_.policy.consent.trackingEnforced ||
                        program_.consent.permits(state_.profile, "tracking", arrival).permitted;
    updateTraits(event, happening);
    remember(happening);
    runExits(happening);
    runWaits(happening);
    runEntries(happening, segmentsBefore);
    return happening.tracked ? Taken::Accepted : Taken::Untracked;
}

bool Machine::isDuplicate(const std::string& id) {
    auto& seen = state_.profile.seen;
    const base::Duration window = program_.policy.dedupWindow;
    const auto [found, isNew] = seen.try_emplace(id, now());
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
    if (*happening.eventName == "Consent Updated") {
        const std::string purpose = textAt(happening.root, "properties", "purpose");
        const auto status = profile::parseConsentStatus(textAt(happening.root, "properties", "status"));
        if (!purpose.empty() && status) consent.update(purpose, {happening.time, *status});
    } else if (*happening.eventName == "Unsubscribed") {
        consent.update("marketing", {happening.time, ConsentStatus::Denied});
    }
    const Value* context = member(happening.root, "context", "consent");
    const Value* preferences = context ? context->find("categoryPreferences") : nullptr;
    if (!preferences) return;
    for (const auto& [purpose, category] : program_.policy.consent.categories) {
        const Value* choice = preferences->find(category);
        if (!choice || !choice->isBoolean()) continue;
        consent.update(purpose,
                       {happening.time, choice->boolean() ? ConsentStatus::Granted : ConsentStatus::Denied});
    }
}

void Machine::updateSuppression(const Happening& happening) {
    if (*happening.eventName == "Email Marked as Spam") state_.profile.suppressed = true;
    if (*happening.eventName != "Email Bounced") return;
    const Value* type = member(happening.root, "properties", "type");
    const bool hard = !type || type->isNull() || (type->isString() && type->string() == "hard");
    if (!hard) return;
    const Value* email = state_.profile.trait("email");
    state_.profile.suppressedAddress = email ? *email : Value();
}

void Machine::updateTraits(const event::Event& event, const Happening& happening) {
    const auto mergeTraits = [&](const Value* traits) {
        if (!traits || !traits->isObject()) return;
        for (const auto& [name, value] : traits->object()) state_.profile.setTrait(name, value);
    };
    if (happening.tracked) {
        mergeTraits(member(happening.root, "context", "traits"));
        const std::string zone = textAt(happening.root, "context", "timezone");
        if (!zone.empty() && profile::findZone(zone))
            state_.profile.contextZone.emplace(happening.order, zone);
    }
    if (event.call == event::Call::Identify) mergeTraits(happening.root.find("traits"));
}

void Machine::remember(const Happening& happening) {
    auto& profile = state_.profile;
    if (program_.implyingEvents.contains(*happening.eventName)) {
        const auto [found, isNew] = profile.implied.try_emplace(*happening.eventName, happening.time);
        if (!isNew) found->second = std::max(found->second, happening.time);
    }
    if (!happening.tracked) return;
    if (happening.name)
        profile.history.add(*happening.name, {happening.time, happening.order, happening.root});
    const bool first = !std::exchange(profile.hasTrackedEvent, true);
    for (const Campaign& campaign : program_.campaigns) {
        for (const Trigger& trigger : campaign.triggers) {
            const auto* inactivity = std::get_if<InactivityTrigger>(&trigger);
            if (!inactivity) continue;
            if (!first && !inactivity->of.matches(happening.name, happening.root, facts())) continue;
            const auto [found, isNew] =
                state_.silences.try_emplace(inactivity->id, Silence{happening.time, {}});
            if (!isNew) found->second.last = std::max(found->second.last, happening.time);
        }
    }
}

bool Machine::exits(const Journey& journey, const Happening& happening) {
    const PersonFacts inside = facts().inside(journey);
    for (const Exit& exit : campaignOf(journey).exits) {
        if (exit.on && (happening.time < journey.enteredAt ||
                        !exit.on->matches(happening.name, happening.root, inside))) {
            continue;
        }
        if (exit.when && !exit.when->holds(inside, nullptr)) continue;
        end(journey, exit.outcome, exit.on ? *happening.eventName : "when");
        return true;
    }
    return false;
}

void Machine::runExits(const Happening& happening) {
    std::erase_if(state_.active, [&](const Journey& journey) { return exits(journey, happening); });
}

void Machine::runWaits(const Happening& happening) {
    std::vector<std::uint32_t> numbers;
    for (const Journey& journey : state_.active) numbers.push_back(journey.number);
    for (const std::uint32_t number : numbers) {
        Journey& journey = *find(number);
        if (journey.deferred || happening.time < journey.enteredAt || happening.time > journey.due) continue;
        const Step& step = stepOf(journey);
        if (const auto* wait = std::get_if<WaitForEventStep>(&step.kind)) {
            if (!wait->event.matches(happening.name, happening.root, facts().inside(journey))) continue;
            journey.at = std::max(journey.at, happening.time);
            if (!follow(journey, wait->then)) remove(number);
        } else if (const auto* length = std::get_if<WaitForStep>(&step.kind)) {
            if (!happening.tracked || !length->resetOn) continue;
            if (!length->resetOn->matches(happening.name, happening.root, facts().inside(journey))) continue;
            base::Instant due = happening.time + length->duration;
            if (length->resetLimit) due = std::min(due, journey.at + *length->resetLimit);
            journey.due = std::max(journey.due, due);
            journey.fire = std::max(journey.due + campaignOf(journey).grace, now());
        }
    }
}

}  // namespace rehearsal::journey
