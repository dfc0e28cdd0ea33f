// How journeys begin: S15 and S16.
#include <algorithm>

#include "base/json_string.h"
#include "journey/machine.h"
#include "journey/policy_gates.h"

namespace rehearsal::journey {

using base::ValueView;

namespace {

constexpr const char* kAlreadyActive = "already_active";

}  // namespace

std::vector<bool> Machine::segmentsNow() const {
    std::vector<bool> out(program_.segmentTriggers);
    if (out.empty()) return out;
    const PersonFacts person = facts();
    for (const Campaign& campaign : program_.campaigns) {
        for (const Trigger& trigger : campaign.triggers) {
            if (const auto* segment = std::get_if<SegmentTrigger>(&trigger)) {
                out[segment->slot] = segment->segment->holds(person, nullptr);
            }
        }
    }
    return out;
}

std::vector<bool> Machine::segmentsEntered(const std::vector<bool>& before) const {
    std::vector<bool> out = segmentsNow();
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = out[i] && !before[i];
    return out;
}

bool Machine::mayMoveSegments(const Happening& happening) const {
    if (program_.segmentTriggers == 0) return false;
    if (happening.rules.movesSegments || happening.event.call == event::Call::Identify) return true;
    const ValueView context = happening.view.content.find("context");
    if (context.find("traits").isObject()) return true;
    const ValueView zone = context.find("timezone");
    const auto& known = state_.profile.contextZone;
    return zone.isString() && !(known && known->second == zone.string());
}

void Machine::addToIndex(CountIndex& index, const CountTrigger& trigger, condition::EventNameId name,
                         const condition::EventView& event) const {
    const PersonFacts person = facts();
    if (!trigger.match.matches(name, event, person)) return;
    const ValueView same = trigger.same ? condition::follow(event, *trigger.same, person) : ValueView("");
    if (same.isString()) index.add(same.string(), event.time);
}

const CountIndex* Machine::indexOf(const CountTrigger& trigger) const {
    constexpr std::size_t kLong = 64;
    if (!trigger.isSteady) return nullptr;
    const auto& history = state_.profile.history;
    std::size_t length = 0;
    for (const auto name : trigger.names) length += history.of(name).size();
    if (length < kLong) return nullptr;
    auto& kept = state_.derived.counts;
    if (kept.size() <= trigger.place) kept.resize(program_.counts.size());
    auto& index = kept[trigger.place];
    if (!index) {
        index.emplace();
        for (const auto name : trigger.names) {
            for (const profile::PastEvent& past : history.of(name))
                addToIndex(*index, trigger, name, past.view());
        }
    }
    return &*index;
}

bool Machine::countReached(const CountTrigger& trigger, const Happening& happening,
                           const PersonFacts& facts) const {
    if (!trigger.match.matches(happening.event.nameId, happening.view, facts)) return false;
    ValueView same = "";
    if (trigger.same) {
        same = condition::follow(happening.view, *trigger.same, facts);
        if (same.isNull()) return false;
    }
    std::int64_t count = happening.tracked ? 0 : 1;  // An untracked event is not in the history.
    if (const CountIndex* index = same.isString() ? indexOf(trigger) : nullptr)
        return count + index->count(same.string(), happening.time, trigger.within) >= trigger.atLeast;
    for (const condition::EventNameId name : trigger.names) {
        const auto& events = state_.profile.history.of(name);
        for (auto past = events.rbegin(); past != events.rend(); ++past) {
            if (past->time > happening.time) continue;
            if (trigger.within && past->time <= happening.time - *trigger.within) break;
            if (trigger.same && !(condition::follow(past->view(), *trigger.same, facts) == same)) continue;
            if (trigger.match.matches(name, past->view(), facts) && ++count >= trigger.atLeast) return true;
        }
    }
    return count >= trigger.atLeast;
}

bool Machine::triggers(const Trigger& trigger, const Happening& happening,
                       const std::vector<bool>& entered) const {
    if (const auto* event = std::get_if<EventTrigger>(&trigger)) {
        return event->match.names(happening.event.nameId) &&
               event->match.matches(happening.event.nameId, happening.view,
                                    facts().triggeredBy(happening.view));
    }
    if (const auto* count = std::get_if<CountTrigger>(&trigger)) {
        return count->match.names(happening.event.nameId) &&
               countReached(*count, happening, facts().triggeredBy(happening.view));
    }
    const auto* segment = std::get_if<SegmentTrigger>(&trigger);
    return segment && !entered.empty() && entered[segment->slot];
}

void Machine::runEntries(const Happening& happening, const std::vector<bool>& entered) {
    for (const std::uint32_t rank : happening.rules.ranks) {
        const auto& all = program_.campaigns[rank].triggers;
        const bool triggered = std::any_of(
            all.begin(), all.end(), [&](const Trigger& each) { return triggers(each, happening, entered); });
        if (traces_) traceTrigger(rank, happening, entered);
        if (!triggered) continue;
        enter({rank, happening.event.content, happening.event.messageId, happening.time, happening.order,
               happening.tracked, &happening.view});
    }
}

bool Machine::heldOut(const Campaign& campaign) const {
    if (!campaign.hasHoldout) return false;
    if (state_.holdoutDraw) return *state_.holdoutDraw < program_.policy.holdout->percent / 100;
    state_.holdoutDraw = holdoutDraw(*program_.policy.holdout, state_.profile.id);
    return *state_.holdoutDraw < program_.policy.holdout->percent / 100;
}

const char* Machine::refusal(const EntryAttempt& attempt, const std::string& key) const {
    const Campaign& campaign = program_.campaigns[attempt.rank];
    if (!attempt.tracked) return "untracked";
    if (campaign.maxTriggerAge && now() - attempt.time > *campaign.maxTriggerAge) return "too_late";
    if (heldOut(campaign)) return "holdout";
    if (campaign.whileActive == bundle::WhileActive::Ignore) {
        const auto [begin, end] = journeysOf(attempt.rank);
        if (std::any_of(begin, end, [&](const Journey& journey) { return journey.key == key; }))
            return kAlreadyActive;
    }
    if (!campaign.cooldown && !campaign.once) return nullptr;
    const auto last = state_.lastEntries.find({attempt.rank, key});
    if (last == state_.lastEntries.end()) return nullptr;
    if (campaign.cooldown && attempt.time - last->second < *campaign.cooldown) return "cooldown";
    return campaign.once ? "once" : nullptr;
}

void Machine::enter(const EntryAttempt& attempt) {
    const Campaign& campaign = program_.campaigns[attempt.rank];
    const condition::EventView trigger{attempt.trigger.view(), attempt.time};
    const PersonFacts person = facts().triggeredBy(trigger);
    if (campaign.where && !campaign.where->holds(person, attempt.event)) {
        if (traces_) traceRefusal(attempt, {}, "where");
        return;
    }
    // A missing key is a key of its own (S16); without a key all journeys share one.
    std::string key;
    if (campaign.key) {
        const ValueView value = condition::valueOf(*campaign.key, person, attempt.event);
        if (value.isString()) {
            base::appendJsonString(key, value.string());
        } else {
            key = base::canonicalJson(value.toValue());
        }
    }

    Journey journey;
    journey.rank = attempt.rank;
    Decision line = decision(Decision::Kind::Deny, journey);
    line.trigger = attempt.triggerId;
    if (const char* reason = refusal(attempt, key)) {
        if (traces_) traceRefusal(attempt, key, reason);
        if (reason == kAlreadyActive) {
            observer_.refusedSilently(attempt.rank, reason);
            return;
        }
        line.reason = reason;
        observer_.decided(line);
        return;
    }
    if (campaign.whileActive == bundle::WhileActive::Restart) {
        const auto [begin, end] = journeysOf(attempt.rank);
        const auto ended = std::remove_if(begin, end, [&](const Journey& other) {
            if (other.key != key) return false;
            this->end(other, "restarted", {});
            return true;
        });
        state_.active.erase(ended, end);
    }
    if (campaign.cooldown || campaign.once) {
        const auto [last, isNew] = state_.lastEntries.try_emplace({attempt.rank, key}, attempt.time);
        if (!isNew) last->second = std::max(last->second, attempt.time);
    }
    journey.number = ++state_.journeysBegun;
    journey.key = std::move(key);
    journey.enteredAt = attempt.time;
    journey.at = attempt.time;
    journey.entryOrder = attempt.order;
    journey.triggerId = attempt.triggerId;
    journey.trigger = attempt.trigger;

    line.kind = Decision::Kind::Enter;
    line.journey = journey.number;
    line.enteredAt = journey.enteredAt;
    observer_.decided(line);
    const std::uint32_t number = journey.number;
    insert(std::move(journey));
    if (!run(*find(attempt.rank, number), campaign.start)) remove(attempt.rank, number);
}

}  // namespace rehearsal::journey
