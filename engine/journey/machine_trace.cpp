// What an observer that traces is told beyond the decisions. Nothing here decides anything.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "journey/machine.h"
#include "journey/quiet_hours.h"

namespace rehearsal::journey {
namespace {

using base::Value;
using Kind = TraceStep::Kind;
using Facts = Value::Object;

/// `21:30` of a wall clock.
std::string wallClock(std::int64_t msOfDay) {
    return fmt::format("{:02}:{:02}", msOfDay / 3'600'000, msOfDay / 60'000 % 60);
}

const char* kindOf(const Trigger& trigger) {
    static constexpr std::array kNames{"event", "count", "segment", "inactivity"};
    return kNames.at(trigger.index());
}

}  // namespace

void Machine::trace(Kind kind, const char* rule, Facts facts) {
    TraceStep told;
    told.kind = kind;
    told.at = now();
    told.profile = state_.profile.id;
    told.rule = rule;
    // A campaign is a place of its own in a step, also where it is not about one of its journeys.
    if (!facts.empty() && facts.front().first == "campaign") {
        told.campaign = facts.front().second.string();
        facts.erase(facts.begin());
    }
    told.facts = std::move(facts);
    observer_.trace(std::move(told));
}

void Machine::trace(Kind kind, const char* rule, const Journey& journey, Facts facts) {
    TraceStep told;
    told.kind = kind;
    told.at = now();
    told.profile = state_.profile.id;
    told.rule = rule;
    told.campaign = campaignOf(journey).id;
    told.journey = journey.number;
    told.node = stepOf(journey).id;
    told.facts = std::move(facts);
    observer_.trace(std::move(told));
}

void Machine::traceDuplicate(const event::Event& event) {
    const auto first = state_.profile.seen.find(event.messageId);
    trace(Kind::Duplicate, "S8",
          {{"id", event.messageId},
           {"first", base::toString(first->second)},
           {"window", base::toString(program_.policy.dedupWindow)}});
}

void Machine::traceTimer(const Journey& journey) {
    trace(Kind::Timer, "S4", journey,
          {{"of", journey.deferred ? "deferral" : "wait"}, {"due", base::toString(journey.due)}});
}

void Machine::traceTaken(const profile::Profile& before, const Happening& happening) {
    const profile::Profile& after = state_.profile;
    if (happening.tracked) {
        trace(Kind::Accepted, "S8");
    } else {
        trace(Kind::Untracked, "S10", {{"consent", program_.tracking.describe(after, now())}});
    }
    for (const auto& [purpose, consent] : after.consent.all()) {
        const auto known = before.consent.all().find(purpose);
        if (known != before.consent.all().end() && known->second.updates.size() == consent.updates.size())
            continue;
        trace(Kind::Consent, "S12",
              {{"purpose", purpose},
               {"before", profile::toString(before.consent.status(purpose))},
               {"after", profile::toString(after.consent.status(purpose))}});
    }
    if (after.suppressed && !before.suppressed) trace(Kind::Suppressed, "S14");
    if (after.suppressedAddress && !before.suppressedAddress) {
        trace(Kind::Suppressed, "S14", {{"address", *after.suppressedAddress}});
    } else if (before.suppressedAddress && !after.suppressedAddress) {
        trace(Kind::Unsuppressed, "S14");
    }
    traceTraits(before);
}

void Machine::traceTraits(const profile::Profile& before) {
    const profile::Profile& after = state_.profile;
    for (const auto& [name, value] : after.traits) {
        const Value* was = before.trait(name);
        if (was && *was == value) continue;
        trace(Kind::Trait, "S9", {{"name", name}, {"before", was ? *was : Value()}, {"after", value}});
    }
    for (const auto& [name, value] : before.traits) {
        if (after.trait(name)) continue;
        trace(Kind::Trait, "S9", {{"name", name}, {"before", value}, {"after", Value()}});
    }
    const std::string zoneBefore = profile::zoneOf(before, program_.policy.timezone).name();
    const std::string zoneAfter = profile::zoneOf(after, program_.policy.timezone).name();
    if (zoneBefore != zoneAfter) trace(Kind::TimeZone, "S9", {{"before", zoneBefore}, {"after", zoneAfter}});
}

void Machine::traceMissedWait(const Journey& journey, const Happening& happening) {
    if (journey.deferred) return;
    const Step& step = stepOf(journey);
    const auto* event = std::get_if<WaitForEventStep>(&step.kind);
    const auto* length = std::get_if<WaitForStep>(&step.kind);
    const condition::Matcher* match = event ? &event->event : nullptr;
    if (length && length->resetOn) match = &*length->resetOn;
    if (!match || !match->matches(happening.event.nameId, happening.view, facts().inside(journey))) return;
    if (happening.time < journey.enteredAt) {
        trace(Kind::BeforeEntry, "S11", journey, {{"entered_at", base::toString(journey.enteredAt)}});
    } else {
        trace(Kind::WaitMissed, "S18", journey, {{"due", base::toString(journey.due)}});
    }
}

void Machine::traceTrigger(std::uint32_t rank, const Happening& happening, const std::vector<bool>& entered) {
    const Campaign& campaign = program_.campaigns[rank];
    for (std::size_t i = 0; i < campaign.triggers.size(); ++i) {
        const Trigger& each = campaign.triggers[i];
        const bool matched = triggers(each, happening, entered);
        const auto* count = std::get_if<CountTrigger>(&each);
        const bool falls =
            !matched && count &&
            count->match.matches(happening.event.nameId, happening.view, facts().triggeredBy(happening.view));
        if (!matched && !falls) continue;
        Facts facts{{"campaign", campaign.id},
                    {"trigger", kindOf(each)},
                    {"number", static_cast<std::int64_t>(i + 1)}};
        if (count) facts.emplace_back("at_least", count->atLeast);
        trace(matched ? Kind::Triggered : Kind::CountShort, "S15", std::move(facts));
        if (matched) return;
    }
}

void Machine::traceRefusal(const EntryAttempt& attempt, const std::string& key, std::string_view reason) {
    const Campaign& campaign = program_.campaigns[attempt.rank];
    if (reason == "where") return trace(Kind::Filtered, "S16", {{"campaign", campaign.id}});
    Facts facts{{"campaign", campaign.id}, {"reason", reason}};
    if (reason == "too_late") {
        facts.emplace_back("age", base::toString(now() - attempt.time));
        facts.emplace_back("at_most", base::toString(*campaign.maxTriggerAge));
    } else if (reason == "holdout") {
        facts.emplace_back("percent", program_.policy.holdout->percent);
    } else if (reason == "cooldown" || reason == "once") {
        facts.emplace_back("last", base::toString(state_.lastEntries.find({attempt.rank, key})->second));
        if (campaign.cooldown) facts.emplace_back("cooldown", base::toString(*campaign.cooldown));
    }
    trace(Kind::Refused,
          reason == "holdout"     ? "S20"
          : reason == "untracked" ? "S10"
                                  : "S16",
          std::move(facts));
}

void Machine::tracePerformed(const Journey& journey, const Edge* next) {
    const Step& step = stepOf(journey);
    if (!next && !journey.deferred) {
        const bool local = std::holds_alternative<WaitUntilStep>(step.kind) ||
                           std::holds_alternative<WaitUntilFieldStep>(step.kind);
        trace(Kind::Waits, local ? "S19" : "S18", journey,
              {{"due", base::toString(journey.due)}, {"fire", base::toString(journey.fire)}});
    } else if (next && std::holds_alternative<BranchStep>(step.kind)) {
        trace(Kind::Case, "S20", journey, {{"edge", step.edges[next->place]}});
    } else if (const auto* field = std::get_if<WaitUntilFieldStep>(&step.kind); next && field) {
        if (next == &field->next) trace(Kind::Passed, "S19", journey);
    }
}

void Machine::traceCaps(const Journey& journey, const SendStep& send) {
    for (std::size_t i = 0; i < program_.policy.caps.size(); ++i) {
        const bundle::Cap& cap = program_.policy.caps[i];
        if (!send.countedBy[i]) continue;
        const base::Instant from = capWindow(cap);
        const std::int64_t count =
            std::count_if(state_.sent.begin(), state_.sent.end(), [&](const SentMessage& m) {
                const auto& step = std::get<SendStep>(program_.campaigns[m.rank].steps[m.node].kind);
                return m.time > from && step.countedBy[i];
            });
        trace(Kind::Gate, "S24", journey,
              {{"gate", "capped"},
               {"passed", count < cap.max},
               {"cap", cap.id},
               {"count", count},
               {"max", cap.max},
               {"per", perOf(cap)}});
        if (count >= cap.max) return;
    }
}

void Machine::traceGates(const Journey& journey, const SendStep& send, std::string_view refusedBy) {
    const profile::Profile& profile = state_.profile;
    // Tells of the next gate; false where it is the one that refused: none after it was asked.
    const auto gate = [&](std::string_view name, const char* rule, Facts values) {
        const bool passed = refusedBy != name;
        Facts facts{{"gate", name}, {"passed", passed}};
        std::move(values.begin(), values.end(), std::back_inserter(facts));
        trace(Kind::Gate, rule, journey, std::move(facts));
        return passed;
    };
    Facts suppressed;
    if (profile.suppressed) suppressed.emplace_back("why", "person");
    if (!profile.suppressed && profile.suppressedAddress) suppressed.emplace_back("why", "address");
    if (!gate("suppressed", "S14", std::move(suppressed))) return;
    const Value* email = profile.trait("email");
    if (!gate("no_address", "S21", {{"email", email ? *email : Value()}})) return;
    if (program_.policy.requireVerifiedEmail && !gate("unverified", "S21", {})) return;
    const std::string consent = send.consent.describe(profile, now());
    if (!gate("no_consent", "S13", {{"purpose", send.purpose}, {"consent", consent}})) return;
    if (!gate("duplicate", "S22", {})) return;
    const auto& quiet = program_.policy.quietHours;
    if (send.heedsQuietHours) {
        const PersonFacts person = facts();
        if (!gate("quiet_hours", "S23",
                  {{"zone", person.zone().name()},
                   {"local", wallClock(person.zone().at(now()).msOfDay)},
                   {"from", wallClock(quiet->from.ms)},
                   {"to", wallClock(quiet->to.ms)}})) {
            return;
        }
    }
    traceCaps(journey, send);
}

}  // namespace rehearsal::journey
