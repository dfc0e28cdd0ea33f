// Whether a message goes out, now, later or not at all: S21 to S26.
#include <fmt/format.h>

#include <algorithm>

#include "journey/feed_draw.h"
#include "journey/machine.h"
#include "journey/policy_gates.h"
#include "journey/quiet_hours.h"

namespace rehearsal::journey {
namespace {

using base::Instant;
using base::Value;

/// Longer than this after its first deferral no message is put off (S24).
constexpr base::Duration kLongestDeferral = base::days(7);

}  // namespace

std::string Machine::perOf(const bundle::Cap& cap) {
    if (cap.rolling) return base::toString(*cap.rolling);
    return cap.calendar == bundle::Cap::Calendar::Day    ? "day"
           : cap.calendar == bundle::Cap::Calendar::Week ? "week"
                                                         : "month";
}

std::optional<Machine::Refusal> Machine::personRefusal(const SendStep& step) const {
    const auto& profile = state_.profile;
    if (profile.suppressed)
        return Refusal{"suppressed", "marked a mail as spam, or suppressed beforehand", {}};
    if (profile.suppressedAddress) return Refusal{"suppressed", "the address bounced", {}};
    if (!hasAddress(profile)) return Refusal{"no_address", {}, {}};
    if (lacksVerifiedAddress(program_.policy, profile)) return Refusal{"unverified", {}, {}};
    if (!step.consent.permits(profile, now()))
        return Refusal{"no_consent", step.consent.describe(profile, now()), {}};
    return std::nullopt;
}

std::string Machine::onceKey(const Journey& journey, const SendStep& step) const {
    if (!step.onceKey) return {};
    const PersonFacts inside = facts().inside(journey);
    Value::Array values;
    for (const auto& path : *step.onceKey)
        values.push_back(condition::valueOf(path, inside, nullptr).toValue());
    return base::canonicalJson(values);
}

std::optional<Machine::Refusal> Machine::repeatRefusal(const Journey& journey, const SendStep& step,
                                                       const std::string& key,
                                                       const std::string& onceKey) const {
    if (state_.sentKeys.contains(key)) return Refusal{"duplicate", "this very message was sent before", {}};
    if (!step.onceKey) return std::nullopt;
    const auto last = state_.lastOnce.find({journey.rank, journey.node, onceKey});
    if (last == state_.lastOnce.end() || (step.onceWithin && last->second <= now() - *step.onceWithin))
        return std::nullopt;
    return Refusal{"duplicate", fmt::format("once_per: sent at {}", base::toString(last->second)), {}};
}

std::optional<Machine::Refusal> Machine::quietRefusal(const SendStep& step) const {
    const auto& quiet = program_.policy.quietHours;
    if (!step.heedsQuietHours) return std::nullopt;
    const PersonFacts person = facts();
    const base::TimeZone& zone = person.zone();
    if (!isQuiet(*quiet, zone, now())) return std::nullopt;
    Refusal refusal{"quiet_hours", zone.name(), {}};
    if (quiet->mode == bundle::OnRefusal::Defer) refusal.retryAt = endOfQuiet(*quiet, zone, now());
    return refusal;
}

Instant Machine::capWindow(const bundle::Cap& cap) const {
    const PersonFacts person = facts();
    return capWindowStart(cap, person.zone(), now());
}

const SentMessage* Machine::capBlocker(std::size_t index) const {
    const bundle::Cap& cap = program_.policy.caps[index];
    if (static_cast<std::int64_t>(state_.sent.size()) < cap.max) return nullptr;
    const Instant from = capWindow(cap);
    std::int64_t counted = 0;
    for (auto sent = state_.sent.rbegin(); sent != state_.sent.rend() && sent->time > from; ++sent) {
        const auto& step = std::get<SendStep>(program_.campaigns[sent->rank].steps[sent->node].kind);
        if (step.countedBy[index] && ++counted >= cap.max) return &*sent;
    }
    return nullptr;
}

std::optional<Machine::Refusal> Machine::capRefusal(const Journey& journey, const SendStep& step) const {
    for (std::size_t i = 0; i < program_.policy.caps.size(); ++i) {
        const bundle::Cap& cap = program_.policy.caps[i];
        if (!step.countedBy[i]) continue;
        const SentMessage* blocker = cap.max > 0 ? capBlocker(i) : nullptr;
        if (cap.max > 0 && !blocker) continue;
        Refusal refusal{"capped", fmt::format("{}: {} per {}", cap.id, cap.max, perOf(cap)), {}};
        if (cap.mode == bundle::OnRefusal::Skip || !blocker) return refusal;
        Instant relief = cap.rolling ? blocker->time + *cap.rolling : Instant();
        if (!cap.rolling) {
            const PersonFacts person = facts();
            relief = capPeriodEnd(cap, person.zone(), now());
        }
        if (relief - journey.firstDeferral.value_or(now()) <= kLongestDeferral) refusal.retryAt = relief;
        return refusal;
    }
    return std::nullopt;
}

const char* Machine::fetchFeed(const std::string& id, const Feed& feed, const std::string& key) {
    if (feed.isCatalog) return "fresh";
    const bundle::HttpFeed& http = feed.http;
    const auto kept = state_.profile.feeds.find(id);
    const bool known = kept != state_.profile.feeds.end();
    if (known && http.ttl && now() - kept->second.fetchedAt < *http.ttl) return "cached";
    for (std::int64_t n = 1; n <= 1 + http.retries; ++n) {
        const FeedDraw draw = drawFeed(http, program_.seed, id, key, n, program_.feedFaults, now());
        observer_.feedAttempt(id, draw.latencyMs);
        if (traces_) {
            trace(TraceStep::Kind::FeedTried, "S26",
                  {{"feed", id}, {"number", n}, {"latency_ms", draw.latencyMs}, {"failed", draw.failed}});
        }
        if (draw.failed) continue;
        state_.profile.feeds[id] = {now(), http.mock ? http.mock->body : Value()};
        return "fresh";
    }
    if (known && http.maxStale && now() - kept->second.fetchedAt <= *http.maxStale) return "stale";
    switch (http.onFailure) {
        case bundle::HttpFeed::OnFailure::Fallback:
            return "fallback";
        case bundle::HttpFeed::OnFailure::Send:
            return "null";
        case bundle::HttpFeed::OnFailure::Skip:
            break;
    }
    return nullptr;
}

std::optional<std::vector<std::pair<std::string_view, std::string_view>>> Machine::fetchFeeds(
    const SendStep& step, const std::string& key) {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (const std::string& id : step.feeds) {
        const auto feed = program_.feeds.find(id);
        if (feed == program_.feeds.end()) continue;
        const char* how = fetchFeed(id, feed->second, key);
        if (!how) return std::nullopt;
        observer_.feedServed(id, how);
        if (traces_) trace(TraceStep::Kind::FeedServed, "S26", {{"feed", id}, {"how", how}});
        out.emplace_back(id, how);
    }
    return out;
}

void Machine::chooseSlots(const Journey& journey, const SendStep& step, Decision& line) const {
    const PersonFacts inside = facts().inside(journey);
    for (const SlotChoice& slot : step.slotChoices) {
        std::optional<std::string_view> block;
        if (slot.fallback) block = *slot.fallback;
        for (const auto& [when, chosen] : slot.choose) {
            if (!when.holds(inside, nullptr)) continue;
            block = chosen;
            break;
        }
        line.slotBlocks.emplace_back(slot.slot, block);
    }
}

std::optional<Machine::Refusal> Machine::renderRefusal(const Journey& journey, const SendStep& step,
                                                       const std::string& key, Decision& line) {
    const Made made = observer_.make({state_, journey, step, line, key});
    if (traces_) {
        Value::Object facts{{"gate", "render_failed"}, {"passed", !made.failure}};
        if (made.failure) facts.emplace_back("why", *made.failure);
        trace(TraceStep::Kind::Gate, "S21", journey, std::move(facts));
    }
    if (made.failure) return Refusal{"render_failed", *made.failure, {}};
    for (const Made::FailedSlot& failed : made.failedSlots) {
        const SlotChoice& slot = step.slotChoices[failed.slot];
        auto& [name, block] = line.slotBlocks[failed.slot];
        if (!block) continue;
        line.failedBlocks.emplace_back(name, *block);
        block.reset();
        if (failed.fellBack && slot.fallback) block = *slot.fallback;
    }
    return std::nullopt;
}

Machine::Attempt Machine::attempt(Journey& journey, const SendStep& step) {
    const Step& node = stepOf(journey);
    Decision line = decision(Decision::Kind::Send, journey);
    line.step = journey.node;
    line.node = node.id;
    line.trigger = journey.triggerId;
    line.pass = passesOf(journey);
    std::string key;
    std::string once;

    std::optional<Refusal> refusal = personRefusal(step);
    if (!refusal) {
        key = line.key();
        once = onceKey(journey, step);
        refusal = repeatRefusal(journey, step, key, once);
    }
    if (!refusal) refusal = quietRefusal(step);
    if (!refusal) refusal = capRefusal(journey, step);
    if (traces_) traceGates(journey, step, refusal ? refusal->reason : "");
    if (!refusal) {
        auto feeds = fetchFeeds(step, key);
        if (feeds) {
            line.feeds = std::move(*feeds);
        } else {
            refusal = Refusal{"feed_failed", {}, {}};
        }
    }
    if (!refusal) {
        chooseSlots(journey, step, line);
        line.templateId = step.templateId;
        line.purpose = step.purpose;
        line.due = journey.at;
        if (observer_.renders()) refusal = renderRefusal(journey, step, key, line);
    }
    if (refusal) {
        line.reason = refusal->reason;
        line.detail = refusal->detail;
        if (refusal->retryAt) {
            line.kind = Decision::Kind::Defer;
            line.until = *refusal->retryAt;
            journey.deferred = true;
            schedule(journey, line.until);
            if (!journey.firstDeferral) journey.firstDeferral = now();
            observer_.decided(line);
            return Attempt::Deferred;
        }
        line.kind = Decision::Kind::Skip;
        observer_.decided(line);
        if (step.exitOnSkip) end(journey, "skipped", refusal->reason);
        return Attempt::Skipped;
    }

    observer_.decided(line);
    noteSent(journey, step, std::move(key), std::move(once));
    return Attempt::Sent;
}

void Machine::noteSent(const Journey& journey, const SendStep& step, std::string key, std::string onceKey) {
    state_.sentKeys.insert(std::move(key));
    if (step.onceKey) state_.lastOnce[{journey.rank, journey.node, std::move(onceKey)}] = now();
    if (!program_.policy.caps.empty()) {
        const auto old = std::find_if(state_.sent.begin(), state_.sent.end(), [&](const SentMessage& sent) {
            return !program_.sentHorizon || sent.time > now() - *program_.sentHorizon;
        });
        // Only when half of them go: taking one from the front each time would cost their square.
        if (old - state_.sent.begin() > static_cast<std::ptrdiff_t>(state_.sent.size() / 2))
            state_.sent.erase(state_.sent.begin(), old);
        state_.sent.push_back({now(), journey.rank, journey.node});
    }
    const profile::Order order = state_.profile.nextOrder();
    if (!program_.interests.isRemembered(program_.sentName)) return;
    const Value properties(Value::Object{{"campaign", campaignOf(journey).id},
                                         {"node", stepOf(journey).id},
                                         {"template", step.templateId},
                                         {"purpose", step.purpose}});
    const Value event(Value::Object{{"event", "$sent"}, {"properties", properties}});
    addToHistory(program_.sentName, {now(), order, base::PackedValue(event)});
}

}  // namespace rehearsal::journey
