// How journeys begin: S15 and S16.
#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "journey/machine.h"

namespace rehearsal::journey {

using base::Value;

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

bool Machine::countReached(const CountTrigger& trigger, const Happening& happening,
                           const PersonFacts& facts) const {
    if (!trigger.match.matches(happening.name, happening.root, facts)) return false;
    Value same;
    if (trigger.same) {
        same = condition::follow(happening.root, trigger.same->data(), trigger.same->size());
        if (same.isNull()) return false;
    }
    std::int64_t count = happening.tracked ? 0 : 1;  // An untracked event is not in the history.
    std::vector<condition::EventNameId> looked;
    for (const auto& one : trigger.match.any()) {
        if (std::find(looked.begin(), looked.end(), one.id) != looked.end()) continue;
        looked.push_back(one.id);
        for (const profile::PastEvent& past : state_.profile.history.of(one.id)) {
            if (past.time > happening.time) break;
            if (trigger.within && past.time <= happening.time - *trigger.within) continue;
            if (trigger.same &&
                !(condition::follow(past.event, trigger.same->data(), trigger.same->size()) == same)) {
                continue;
            }
            if (trigger.match.matches(one.id, past.event, facts) && ++count >= trigger.atLeast) return true;
        }
    }
    return count >= trigger.atLeast;
}

bool Machine::triggers(const Trigger& trigger, const Happening& happening,
                       const std::vector<bool>& segmentsBefore) const {
    if (const auto* event = std::get_if<EventTrigger>(&trigger)) {
        return event->match.names(happening.name) &&
               event->match.matches(happening.name, happening.root, facts().triggeredBy(happening.root));
    }
    if (const auto* count = std::get_if<CountTrigger>(&trigger)) {
        return count->match.names(happening.name) &&
               countReached(*count, happening, facts().triggeredBy(happening.root));
    }
    const auto* segment = std::get_if<SegmentTrigger>(&trigger);
    return segment && !segmentsBefore[segment->slot] && segment->segment->holds(facts(), nullptr);
}

void Machine::runEntries(const Happening& happening, const std::vector<bool>& segmentsBefore) {
    for (std::uint32_t rank = 0; rank < program_.campaigns.size(); ++rank) {
        const auto& all = program_.campaigns[rank].triggers;
        const bool triggered = std::any_of(all.begin(), all.end(), [&](const Trigger& each) {
            return triggers(each, happening, segmentsBefore);
        });
        if (!triggered) continue;
        enter({rank, happening.root, happening.id, happening.time, happening.order, happening.tracked,
               &happening.root});
    }
}

bool Machine::heldOut(const Campaign& campaign) const {
    if (!program_.policy.holdout || !program_.consent.holds({"marketing"}, campaign.purpose)) return false;
    const auto digest =
        base::sha256(fmt::format("holdout/{}/{}", program_.policy.holdout->salt, state_.profile.id));
    return base::unitInterval(base::bigEndian64(digest)) < program_.policy.holdout->percent / 100;
}

std::string Machine::refusal(const EntryAttempt& attempt, const std::string& key) const {
    const Campaign& campaign = program_.campaigns[attempt.rank];
    if (!attempt.tracked) return "untracked";
    if (campaign.maxTriggerAge && now() - attempt.time > *campaign.maxTriggerAge) return "too_late";
    if (heldOut(campaign)) return "holdout";
    if (campaign.whileActive == bundle::WhileActive::Ignore &&
        std::any_of(state_.active.begin(), state_.active.end(),
                    [&](const Journey& j) { return j.rank == attempt.rank && j.key == key; })) {
        return "already_active";
    }
    const auto last = state_.lastEntries.find({campaign.id, key});
    if (last == state_.lastEntries.end()) return {};
    if (campaign.cooldown && attempt.time - last->second < *campaign.cooldown) return "cooldown";
    return campaign.once ? "once" : std::string();
}

void Machine::enter(const EntryAttempt& attempt) {
    const Campaign& campaign = program_.campaigns[attempt.rank];
    const PersonFacts person = facts().triggeredBy(attempt.trigger);
    if (campaign.where && !campaign.where->holds(person, attempt.event)) return;
    // A missing key is a key of its own (S16); without a key all journeys share one.
    const std::string key =
        campaign.key ? base::canonicalJson(condition::valueOf(*campaign.key, person, attempt.event))
                     : std::string();

    Journey journey;
    journey.rank = attempt.rank;
    Decision line = decision(Decision::Kind::Deny, journey);
    line.trigger = attempt.triggerId;
    line.reason = refusal(attempt, key);
    if (line.reason == "already_active") {
        observer_.refusedSilently(campaign.id, "already_active");
        return;
    }
    if (!line.reason.empty()) {
        observer_.decided(std::move(line));
        return;
    }
    if (campaign.whileActive == bundle::WhileActive::Restart) {
        std::erase_if(state_.active, [&](const Journey& other) {
            const bool same = other.rank == attempt.rank && other.key == key;
            if (same) end(other, "restarted", {});
            return same;
        });
    }
    journey.number = ++state_.journeysBegun;
    journey.key = key;
    journey.enteredAt = attempt.time;
    journey.at = attempt.time;
    journey.entryOrder = attempt.order;
    journey.triggerId = attempt.triggerId;
    journey.trigger = attempt.trigger;
    const auto [last, isNew] = state_.lastEntries.try_emplace({campaign.id, key}, attempt.time);
    if (!isNew) last->second = std::max(last->second, attempt.time);

    line.kind = Decision::Kind::Enter;
    line.journey = journey.number;
    line.enteredAt = journey.enteredAt;
    observer_.decided(std::move(line));
    const std::uint32_t number = journey.number;
    insert(std::move(journey));
    if (!run(*find(number), campaign.start)) remove(number);
}

}  // namespace rehearsal::journey
