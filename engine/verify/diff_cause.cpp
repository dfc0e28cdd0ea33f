#include "verify/diff_cause.h"

#include <fmt/format.h>

#include <algorithm>

#include "verify/wait_change.h"

namespace rehearsal::verify {
namespace {

/// What `run` did with the very message, other than sending it.
Cause ofVisit(const JourneyLog& journey, const Visit& visit, const char* run) {
    if (visit.fate == Visit::Fate::Skipped) {
        return {"skip:" + visit.reason, fmt::format("in {} it is not sent: {}", run, visit.reason),
                visit.detail};
    }
    const Deferral& last = visit.deferrals.back();
    if (journey.ended) {
        return {"ended_while_deferred:" + last.reason,
                fmt::format("in {} it is put off ({}), and the journey ends before: {}", run, last.reason,
                            journey.outcome),
                journey.reason};
    }
    return {"deferred:" + last.reason,
            fmt::format("in {} it is put off ({}) until after the end of the run", run, last.reason),
            base::toString(last.until)};
}

std::string endText(const JourneyLog& journey) {
    return journey.reason.empty() ? journey.outcome : fmt::format("{} ({})", journey.outcome, journey.reason);
}

/// Where two journeys drew other arms.
std::optional<Cause> ofArms(const JourneyLog& sent, const JourneyLog& other, const char* run) {
    for (const auto& [node, arm] : sent.arms) {
        const auto drawn = std::find_if(other.arms.begin(), other.arms.end(),
                                        [&, name = node](const auto& each) { return each.first == name; });
        if (drawn == other.arms.end() || drawn->second == arm) continue;
        return Cause{
            "arm",
            fmt::format("in {} they are in arm \"{}\" of {}, not \"{}\"", run, drawn->second, node, arm),
            {}};
    }
    return std::nullopt;
}

/// What became of the same journey in `run`, which never came to the message.
Cause ofJourney(const JourneyLog& sent, const JourneyLog& other, const char* run) {
    if (auto arm = ofArms(sent, other, run)) return *arm;
    if (!other.ended) {
        return {"waiting", fmt::format("in {} the journey still waits at the end of the run", run), {}};
    }
    if (other.outcome == "completed") {
        return {"another_way", fmt::format("in {} the journey takes another way and completes", run), {}};
    }
    return {"ended:" + other.outcome, fmt::format("in {} the journey ends before: {}", run, endText(other)),
            base::toString(*other.ended)};
}

/// Why `run` has no journey from the same trigger.
Cause ofEntry(const JourneyLog& sent, const OtherRun& other) {
    if (const Denial* denial = other.log.denial(sent.campaign, sent.trigger)) {
        return {"deny:" + denial->reason,
                fmt::format("in {} entry is refused: {}", other.name, denial->reason),
                {}};
    }
    for (const JourneyLog& each : other.log.journeys) {
        if (each.campaign != sent.campaign || each.begun > sent.begun) continue;
        if (each.ended && *each.ended < sent.begun) continue;
        return {kAlreadyActive,
                fmt::format("in {} an earlier journey of the campaign is still under way", other.name),
                "since " + base::toString(each.begun)};
    }
    return {kNotStarted, fmt::format("in {} no trigger starts this journey", other.name), {}};
}

/// The first message of the journey before `visit` that moved, or nullptr.
const Visit* movedBefore(const VisitOf& before, const VisitOf& after) {
    for (const Visit& earlier : before.journey->visits) {
        if (&earlier == before.visit) return nullptr;
        for (const Visit& other : after.journey->visits) {
            if (other.node == earlier.node && other.pass == earlier.pass && other.at != earlier.at)
                return &earlier;
        }
    }
    return nullptr;
}

std::string reasonsOf(const Visit& visit) {
    std::string out;
    for (const Deferral& each : visit.deferrals) {
        if (out.find(each.reason) == std::string::npos) out += (out.empty() ? "" : ", ") + each.reason;
    }
    return out;
}

}  // namespace

Cause whyNotSent(const VisitOf& message, const OtherRun& other) {
    const JourneyLog& sent = *message.journey;
    const bundle::Campaign* campaign = other.bundle.campaign(sent.campaign);
    if (!campaign) return {"no_campaign", fmt::format("{} has no such campaign", other.name), {}};
    if (!other.runsCampaign)
        return {"archived", fmt::format("in {} the campaign is archived", other.name), {}};
    if (!campaign->node(message.visit->node)) {
        return {"no_node", fmt::format("the campaign has no such step in {}", other.name), {}};
    }
    const JourneyLog* same = other.log.journey(sent.campaign, sent.trigger);
    if (!same) return ofEntry(sent, other);
    const auto visit = std::find_if(same->visits.begin(), same->visits.end(), [&](const Visit& each) {
        return each.node == message.visit->node && each.pass == message.visit->pass;
    });
    return visit == same->visits.end() ? ofJourney(sent, *same, other.name)
                                       : ofVisit(*same, *visit, other.name);
}

Cause whyMoved(const VisitOf& before, const VisitOf& after, const bundle::Campaign* a,
               const bundle::Campaign* b) {
    if (before.visit->deferrals != after.visit->deferrals) {
        const std::string inA = reasonsOf(*before.visit);
        const std::string inB = reasonsOf(*after.visit);
        if (inB.empty()) return {"deferral", fmt::format("in B it is no longer put off: {}", inA), {}};
        if (inA.empty()) return {"deferral", fmt::format("in B it is put off: {}", inB), {}};
        return {"deferral", fmt::format("put off otherwise: {}", inB), {}};
    }
    if (const Visit* earlier = movedBefore(before, after)) {
        return {"follows", fmt::format("it follows \"{}\", which moves", earlier->node), {}};
    }
    const std::string waits = a && b ? changedWaits(*a, *b) : std::string();
    if (!waits.empty() && before.visit->due != after.visit->due) return {"wait", "other waits: " + waits, {}};
    if (a && b && a->grace != b->grace) return {"grace", "another grace", {}};
    if (before.journey->enteredAt != after.journey->enteredAt) {
        return {"start", "the journey starts at another time", {}};
    }
    return {"way", "the journey comes to it by another way, or a reset or condition on the way differs", {}};
}

}  // namespace rehearsal::verify
