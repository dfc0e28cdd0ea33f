// How people come into a campaign, and what is known of them then: S15, S16.
#include <algorithm>

#include "lint/condition_text.h"
#include "lint/ways.h"

namespace rehearsal::lint {
namespace {

using Kind = Variable::Kind;

bool isUnder(const Variable& variable, const char* root) {
    return variable.kind == Kind::Field && !variable.path.steps.empty() &&
           variable.path.steps.front() == root;
}

Domain least(std::int64_t count) {
    return Domain::ofNumbers(Ranges<double>::above(static_cast<double>(count), true));
}

Domain none() {
    return Domain::ofNumbers(Ranges<double>::point(0));
}

/// Learns that events of a name have been counted: the one at hand is in the history already (S11).
bool learnPast(const Variables& variables, Knowledge& knowledge, const bundle::EventMatch& match,
               std::int64_t atLeast) {
    if (match.any.size() != 1) return true;
    const auto& one = match.any.front();
    const std::string where = one.where ? textOf(*one.where) : std::string();
    for (int id = 0; id < variables.size(); ++id) {
        const Variable& each = variables[id];
        if (each.kind != Kind::Count || each.event != one.event || each.withinMs || each.sinceEntry) continue;
        if (!each.where.empty() && each.where != where) continue;
        if (!knowledge.restrict(variables, id, least(atLeast))) return false;
    }
    return true;
}

/// Of what a silence is about nothing happened while it lasted.
bool learnSilence(const Variables& variables, Knowledge& knowledge,
                  const bundle::InactivityTrigger& trigger) {
    for (const auto& one : trigger.of.any) {
        if (one.where || one.event == "$sent") continue;
        for (int id = 0; id < variables.size(); ++id) {
            const Variable& each = variables[id];
            if (each.kind != Kind::Count || each.event != one.event || !each.withinMs) continue;
            if (*each.withinMs > trigger.duration.ms) continue;
            if (!knowledge.restrict(variables, id, none())) return false;
        }
    }
    return true;
}

/// Learns what the event that starts the journey is called, that it has a time, or that there is none.
bool learnEvent(const Variables& variables, Knowledge& knowledge, const std::string* name, bool isThere) {
    for (int id = 0; id < variables.size(); ++id) {
        const Variable& each = variables[id];
        if (!isUnder(each, "trigger")) continue;
        const bool own = each.path.steps.size() == 2;
        if (!isThere && !knowledge.restrict(variables, id, Domain::onlyMissing())) return false;
        if (!isThere || !own) continue;
        if (each.path.steps[1] == "time" && !knowledge.restrict(variables, id, Domain::present()))
            return false;
        if (each.path.steps[1] == "event" && name &&
            !knowledge.restrict(variables, id, Domain::ofTexts(Ranges<std::string>::point(*name)))) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool Ways::knowTrigger(Knowledge& knowledge, const bundle::Trigger& trigger) const {
    const Variables& all = variables();
    const bundle::EventMatch* match = nullptr;
    std::int64_t atLeast = 1;
    if (const auto* event = std::get_if<bundle::EventTrigger>(&trigger)) match = &event->match;
    if (const auto* count = std::get_if<bundle::CountTrigger>(&trigger)) {
        match = &count->match;
        atLeast = count->atLeast;
    }
    if (match) {
        const std::string* name = match->any.empty() ? nullptr : &match->any.front().event;
        return learnEvent(all, knowledge, name, true) && learnPast(all, knowledge, *match, atLeast);
    }
    if (const auto* silence = std::get_if<bundle::InactivityTrigger>(&trigger))
        return learnEvent(all, knowledge, nullptr, false) && learnSilence(all, knowledge, *silence);
    return learnEvent(all, knowledge, nullptr, true);
}

void Ways::enterBy(std::size_t index) {
    const Variables& all = variables();
    const bundle::Trigger& trigger = campaign_.entry.triggers[index];
    Knowledge knowledge;
    for (int id = 0; id < all.size(); ++id) {
        const Variable& each = all[id];
        if (isUnder(each, "journey") && (each.changes & kByJourney) &&
            !knowledge.restrict(all, id, Domain::onlyMissing())) {
            return;
        }
        if (each.kind == Kind::Count && each.sinceEntry && !knowledge.restrict(all, id, none())) return;
        if (each.kind != Kind::Age || !campaign_.entry.maxTriggerAge) continue;
        const std::string path = bundle::toString(each.path);
        if (path != "journey.entered_at" && path != "trigger.time") continue;
        const auto most = static_cast<double>(campaign_.entry.maxTriggerAge->ms);
        Domain young = Domain::ofNumbers(Ranges<double>::below(most, true));
        young.missing = true;
        if (!knowledge.restrict(all, id, young)) return;
    }
    if (!knowTrigger(knowledge, trigger)) return;
    if (triggers_[index] &&
        !learn(all, knowledge, {triggers_[index], true}, {Origin::Kind::Trigger, 0, index})) {
        return;
    }
    // A segment is asked before what other campaigns do on the same event (S15).
    if (std::holds_alternative<bundle::SegmentTrigger>(trigger))
        knowledge.forgetChanged(all, kByProfile | kByZone | kByViews | kBySending);
    if (entry_ && !learn(all, knowledge, {entry_, true}, {Origin::Kind::Entry, 0, 0})) return;
    // Before the journey nothing is since its entry; then messages of others at the same instant are (S28).
    knowledge.forget([&](int id) {
        return all[id].kind == Kind::Count && all[id].sinceEntry && (all[id].changes & kBySending) != 0;
    });
    entering_[index].push_back(std::move(knowledge));
}

void Ways::enter() {
    entering_.resize(campaign_.entry.triggers.size());
    for (std::size_t i = 0; i < entering_.size(); ++i) enterBy(i);
}

}  // namespace rehearsal::lint
