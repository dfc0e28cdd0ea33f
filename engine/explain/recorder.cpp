#include "explain/recorder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "profile/identity.h"

namespace rehearsal::explain {
namespace {

using journey::Decision;
using journey::TraceStep;

/// The rule that a refusal of a message goes by.
const char* ruleOfSkip(std::string_view reason) {
    if (reason == "suppressed") return "S14";
    if (reason == "no_consent") return "S13";
    if (reason == "duplicate") return "S22";
    if (reason == "quiet_hours") return "S23";
    if (reason == "capped") return "S24";
    if (reason == "feed_failed") return "S26";
    return "S21";
}

const char* ruleOfExit(std::string_view outcome) {
    if (outcome == "goal" || outcome == "exit") return "S11";
    if (outcome == "skipped") return "S25";
    if (outcome == "restarted") return "S16";
    if (outcome == "merged") return "S7";
    if (outcome == "missing_time") return "S19";
    return "S17";
}

const char* ruleOf(const Decision& d) {
    switch (d.kind) {
        case Decision::Kind::Enter:
        case Decision::Kind::Webhook:
            return "S17";
        case Decision::Kind::Send:
            return "S21";
        case Decision::Kind::Skip:
        case Decision::Kind::Defer:
            return ruleOfSkip(d.reason);
        case Decision::Kind::Deny:
            return d.reason == "untracked" ? "S10" : "S16";
        case Decision::Kind::Arm:
            return "S20";
        case Decision::Kind::Merge:
            return "S7";
        case Decision::Kind::Exit:
            break;
    }
    return ruleOfExit(d.outcome);
}

}  // namespace

Recorder::Recorder(const journey::Program& program, base::Instant end,
                   const std::vector<bundle::Person>& people)
    : program_(program), end_(end) {
    for (const bundle::Person& person : people) {
        for (const std::string& anonymousId : person.anonymousIds) links_[anonymousId] = person.id;
    }
}

void Recorder::decided(const Decision& decision) {
    TraceStep step;
    step.kind = TraceStep::Kind::Decision;
    step.at = decision.at;
    step.profile = decision.profile;
    step.campaign = decision.campaign;
    step.journey = decision.journey;
    step.node = decision.node;
    step.rule = ruleOf(decision);
    if (decision.kind == Decision::Kind::Merge) became_.try_emplace(std::string(decision.from), step.profile);
    // The rest as the log writes it: one place says what a decision holds.
    std::string line;
    journey::appendJsonLine(line, decision);
    const auto json = nlohmann::ordered_json::parse(line);
    for (const auto& [key, value] : json.items()) {
        const bool known =
            key == "at" || key == "profile" || key == "campaign" || key == "node" || key == "journey";
        if (!known) step.facts.emplace_back(key, base::toValue(value));
    }
    steps_.push_back(std::move(step));
}

void Recorder::ended(const journey::State& state) {
    for (const journey::Journey& journey : state.active) {
        const journey::Campaign& campaign = program_.campaigns[journey.rank];
        TraceStep step;
        step.kind = TraceStep::Kind::StillActive;
        step.at = end_;
        step.profile = state.profile.id;
        step.rule = "S4";
        step.campaign = campaign.id;
        step.journey = journey.number;
        step.node = campaign.steps[journey.node].id;
        step.facts.emplace_back("fire", base::toString(journey.fire));
        steps_.push_back(std::move(step));
    }
}

void Recorder::trace(TraceStep step) {
    if (step.kind == TraceStep::Kind::Linked) links_.try_emplace(step.text("anonymous"), step.profile);
    steps_.push_back(std::move(step));
}

std::string Recorder::finalId(std::string profile) const {
    for (auto found = became_.find(profile); found != became_.end(); found = became_.find(profile))
        profile = found->second;
    return profile;
}

std::string Recorder::userOf(const std::string& anonymousId) const {
    const auto found = links_.find(anonymousId);
    return found == links_.end() ? std::string() : finalId(found->second);
}

std::vector<std::string> Recorder::idsOf(const std::string& profile) const {
    std::vector<std::string> out;
    for (const auto& [from, to] : became_) {
        if (finalId(from) == profile) out.push_back(from);
    }
    for (const auto& [anonymousId, userId] : links_) {
        if (finalId(userId) == profile) out.push_back(profile::anonymousProfile(anonymousId));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<TraceStep> Recorder::stepsOf(const std::string& profile) const {
    std::vector<TraceStep> out;
    for (const TraceStep& step : steps_) {
        if (finalId(step.profile) == profile) out.push_back(step);
    }
    return out;
}

}  // namespace rehearsal::explain
