// A journey's way through its nodes: S17 to S20.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/limits.h"
#include "base/sha256.h"
#include "journey/machine.h"

namespace rehearsal::journey {

using base::Value;
using base::ValueView;

std::pair<Machine::Journeys::iterator, Machine::Journeys::iterator> Machine::journeysOf(
    std::uint32_t rank) const {
    const auto begin = std::partition_point(state_.active.begin(), state_.active.end(),
                                            [&](const Journey& journey) { return journey.rank < rank; });
    const auto end = std::partition_point(begin, state_.active.end(),
                                          [&](const Journey& journey) { return journey.rank == rank; });
    return {begin, end};
}

Machine::Journeys::iterator Machine::find(std::uint32_t rank, std::uint32_t number) {
    return std::partition_point(state_.active.begin(), state_.active.end(), [&](const Journey& journey) {
        return std::tie(journey.rank, journey.number) < std::tie(rank, number);
    });
}

void Machine::remove(std::uint32_t rank, std::uint32_t number) {
    state_.active.erase(find(rank, number));
}

void Machine::insert(Journey journey) {
    state_.active.insert(find(journey.rank, journey.number), std::move(journey));
}

void Machine::schedule(Journey& journey, base::Instant fire) {
    journey.fire = fire;
    state_.derived.quietUntil = std::min(state_.derived.quietUntil, fire);
}

Decision Machine::decision(Decision::Kind kind, const Journey& journey) const {
    Decision line;
    line.kind = kind;
    line.at = now();
    line.profile = state_.profile.id;
    line.rank = journey.rank;
    line.campaign = campaignOf(journey).id;
    line.journey = journey.number;
    return line;
}

void Machine::end(const Journey& journey, std::string_view outcome, std::string_view reason) {
    Decision line = decision(Decision::Kind::Exit, journey);
    line.outcome = outcome;
    line.reason = reason;
    observer_.decided(line);
}

std::uint32_t& passesOf(Journey& journey) {
    for (auto& [node, count] : journey.passes) {
        if (node == journey.node) return count;
    }
    return journey.passes.emplace_back(journey.node, 0).second;
}

bool Machine::follow(Journey& journey, const Edge& edge) {
    observer_.left(journey.rank, journey.node, edge);
    return run(journey, edge.target);
}

bool Machine::run(Journey& journey, int node) {
    const Campaign& campaign = campaignOf(journey);
    journey.deferred = false;
    journey.firstDeferral.reset();
    for (int count = 1;; ++count) {
        if (node == Edge::kEnd) {
            end(journey, "completed", {});
            return false;
        }
        if (count > limits::kNodesWithoutWait) {
            end(journey, "runaway", {});
            return false;
        }
        journey.node = static_cast<std::uint32_t>(node);
        const Step& step = campaign.steps[journey.node];
        observer_.reached(journey.rank, journey.node);
        if (traces_) trace(TraceStep::Kind::Reached, "S17", journey);
        bool ended = false;
        const Edge* next = perform(journey, step, ended);
        if (ended) return false;
        if (traces_) tracePerformed(journey, next);
        if (!next) return true;
        observer_.left(journey.rank, journey.node, *next);
        node = next->target;
    }
}

const Edge* Machine::perform(Journey& journey, const Step& step, bool& ended) {
    const base::Duration grace = campaignOf(journey).grace;
    if (const auto* wait = std::get_if<WaitForStep>(&step.kind)) {
        journey.due = journey.at + wait->duration;
        schedule(journey, std::max(journey.due + grace, now()));
        return nullptr;
    }
    if (const auto* wait = std::get_if<WaitForEventStep>(&step.kind)) {
        journey.due = journey.at + wait->timeout;
        schedule(journey, std::max(journey.due + grace, now()));
        return nullptr;
    }
    if (const auto* wait = std::get_if<WaitUntilStep>(&step.kind)) return performWaitUntil(journey, *wait);
    if (const auto* wait = std::get_if<WaitUntilFieldStep>(&step.kind)) {
        return performWaitUntilField(journey, *wait, ended);
    }
    if (const auto* send = std::get_if<SendStep>(&step.kind)) {
        ++passesOf(journey);
        return performSend(journey, *send, ended);
    }
    if (const auto* branch = std::get_if<BranchStep>(&step.kind)) {
        const PersonFacts inside = facts().inside(journey);
        for (const auto& [when, next] : branch->cases) {
            if (when.holds(inside, nullptr)) return &next;
        }
        return &branch->otherwise;
    }
    if (const auto* split = std::get_if<SplitStep>(&step.kind)) return &chooseArm(journey, step, *split);
    if (const auto* set = std::get_if<SetStep>(&step.kind)) {
        performSet(journey, *set);
        return &set->next;
    }
    if (const auto* webhook = std::get_if<WebhookStep>(&step.kind)) {
        Decision line = decision(Decision::Kind::Webhook, journey);
        line.step = journey.node;
        line.node = step.id;
        observer_.decided(line);
        return &webhook->next;
    }
    const auto& exit = std::get<ExitStep>(step.kind);
    end(journey, exit.outcome, exit.reason);
    ended = true;
    return nullptr;
}

const Edge* Machine::performWaitUntil(Journey& journey, const WaitUntilStep& step) {
    const base::Instant from = std::max(journey.at, now());
    const PersonFacts person = facts();
    const base::TimeZone& zone = person.zone();
    const auto last = std::find_if(journey.lastFirings.begin(), journey.lastFirings.end(),
                                   [&](const auto& firing) { return firing.first == journey.node; });
    std::int64_t day = zone.at(from).day + step.inDays.value_or(0);
    for (;; ++day) {
        if ((step.weekdays >> base::weekdayOf(day) & 1u) == 0) continue;
        const base::Instant candidate = zone.instantOf(day, step.timeOfDay.ms);
        if (candidate < from) continue;
        if (last != journey.lastFirings.end() && candidate <= last->second) continue;
        journey.due = candidate;
        schedule(journey, candidate);
        return nullptr;
    }
}

const Edge* Machine::performWaitUntilField(Journey& journey, const WaitUntilFieldStep& step, bool& ended) {
    const PersonFacts inside = facts().inside(journey);
    const ValueView field = condition::valueOf(step.field, inside, nullptr);
    std::optional<base::Instant> instant;
    if (field.isString()) {
        instant = base::parseInstant(field.string());
        if (const auto date = base::parseDate(field.string())) instant = inside.zone().instantOf(*date, 0);
    }
    if (!instant) {
        if (traces_) trace(TraceStep::Kind::FieldMissing, "S19", journey, {{"value", field.toValue()}});
        if (step.onMissing) return &*step.onMissing;
        end(journey, "missing_time", {});
        ended = true;
        return nullptr;
    }
    const base::Instant due = *instant + step.offset;
    if (due < now()) {
        journey.at = std::max(journey.at, due);
        return &step.next;
    }
    journey.due = due;
    schedule(journey, due);
    return nullptr;
}

const Edge* Machine::performSend(Journey& journey, const SendStep& step, bool& ended) {
    const Attempt result = attempt(journey, step);
    if (result == Attempt::Deferred) return nullptr;
    journey.at = now();
    if (result == Attempt::Skipped && step.exitOnSkip) {
        ended = true;
        return nullptr;
    }
    return &step.next;
}

void Machine::performSet(Journey& journey, const SetStep& step) {
    const PersonFacts inside = facts().inside(journey);
    const auto read = [&](const std::vector<std::pair<std::string, Operand>>& source) {
        std::vector<std::pair<std::string, Value>> out;
        for (const auto& [name, operand] : source) {
            out.emplace_back(name, operand.reference
                                       ? condition::valueOf(*operand.reference, inside, nullptr).toValue()
                                       : operand.literal);
        }
        return out;
    };
    // All references are read before anything is written (S17).
    const auto values = read(step.values);
    const auto traits = read(step.traits);
    base::ObjectBuilder kept(journey.values);
    for (const auto& [name, value] : values) {
        if (value.isNull()) {
            kept.remove(name);
        } else {
            kept.set(name, value);
        }
    }
    journey.values = std::move(kept).build().object();
    for (const auto& [name, value] : traits) state_.profile.setTrait(name, value);
    if (!traces_) return;
    for (const auto* written : {&values, &traits}) {
        for (const auto& [name, value] : *written) {
            trace(TraceStep::Kind::Set, "S17", journey,
                  {{"name", name}, {"value", value}, {"trait", written == &traits}});
        }
    }
}

const Edge& Machine::chooseArm(const Journey& journey, const Step& node, const SplitStep& step) {
    const auto digest =
        base::sha256(fmt::format("{}/{}/{}", campaignOf(journey).id, node.id, state_.profile.id));
    const double drawn = base::unitInterval(base::bigEndian64(digest)) * step.totalWeight;
    if (traces_) trace(TraceStep::Kind::Drawn, "S20", journey, {{"drawn", drawn}, {"of", step.totalWeight}});
    double sum = 0;
    const SplitStep::Arm* chosen = &step.arms.back();
    for (const SplitStep::Arm& arm : step.arms) {
        sum += arm.weight;
        if (drawn < sum) {
            chosen = &arm;
            break;
        }
    }
    Decision line = decision(Decision::Kind::Arm, journey);
    line.step = journey.node;
    line.node = node.id;
    line.arm = chosen->name;
    observer_.decided(line);
    return chosen->next;
}

}  // namespace rehearsal::journey
