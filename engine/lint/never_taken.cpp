// What nobody can take: cases, ways out, exits, entries and choices whose conditions cannot hold where they
// are asked.
#include <fmt/format.h>

#include <algorithm>

#include "base/json_pointer.h"
#include "lint/why.h"

namespace rehearsal::lint {
namespace {

std::string caseName(const bundle::Branch& branch, std::size_t index) {
    const std::string& name = branch.cases[index].name;
    return quoted(name.empty() ? fmt::format("case {}", index + 1) : name);
}

/// Whether a condition can hold for any of those, given that others do not.
bool mayHold(const Variables& variables, const std::vector<Knowledge>& ways, const FormulaPtr& condition,
             const std::vector<FormulaPtr>& before) {
    std::vector<Goal> goals{{condition, true}};
    for (const FormulaPtr& each : before) goals.push_back({each, false});
    return std::any_of(ways.begin(), ways.end(),
                       [&](const Knowledge& way) { return isPossible(variables, way, goals); });
}

void checkBranch(const Subject& subject, std::size_t node, const bundle::Branch& branch) {
    const std::string place = subject.pointer(node);
    const auto& conditions = subject.ways.cases()[node];
    std::vector<FormulaPtr> before;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const std::string name = caseName(branch, i);
        if (!subject.ways.isTaken(node, i)) {
            const std::string pointer = base::childPointer(place + "/cases", i);
            const std::string why = whyNever(subject, conditions[i], before, names, subject.ways.at(node));
            subject.add("never-taken", pointer,
                        fmt::format("{} of {} can never be taken: {}", name, subject.name(node), why),
                        "change its condition, or remove the case",
                        Mend{"Remove the case " + name, SetValue{subject.file(), pointer, std::nullopt}});
        }
        before.push_back(conditions[i]);
        names.push_back(name);
    }
    if (subject.ways.isTaken(node, conditions.size()) || !branch.otherwise) return;
    subject.add(
        "never-taken", place + "/otherwise",
        fmt::format("“Otherwise” of {} can never be taken: its cases take everybody who gets here",
                    subject.name(node)),
        "change a case, or end the path there",
        Mend{"End the path there", SetValue{subject.file(), place + "/otherwise", base::Value(nullptr)}});
}

void checkWaitForEvent(const Subject& subject, std::size_t node) {
    const std::string place = subject.pointer(node);
    const auto& edges = bundle::outgoingEdges(subject.campaign.nodes[node]);
    const bool comes = subject.ways.isTaken(node, 0);
    const bool passes = subject.ways.isTaken(node, 1);
    if (!comes && passes && edges[0].target) {
        subject.add("never-taken", place + "/then",
                    fmt::format("What {} waits for can never come: its condition holds for no event",
                                subject.name(node)),
                    "change the condition of the event");
    }
}

void checkSlots(const Subject& subject, std::size_t node, const bundle::Send& send) {
    const auto& compiled = subject.ways.choices(node);
    const auto ways = subject.ways.whenSent(node);
    for (std::size_t slot = 0; slot < compiled.size(); ++slot) {
        const auto& [name, content] = send.contentSlots[slot];
        const std::string place = base::childPointer(subject.pointer(node) + "/slots", name) + "/choose";
        std::vector<FormulaPtr> before;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < compiled[slot].size(); ++i) {
            const std::string block = quoted(content.choose[i].block);
            const std::string pointer = base::childPointer(place, i);
            if (!mayHold(subject.ways.variables(), ways, compiled[slot][i], before)) {
                subject.add(
                    "never-chosen", pointer,
                    fmt::format("The block {} of {} is never chosen: {}", block, subject.name(node),
                                whyNever(subject, compiled[slot][i], before, names, ways)),
                    "change its condition, or remove the choice",
                    Mend{"Remove the choice " + block, SetValue{subject.file(), pointer, std::nullopt}});
            }
            before.push_back(compiled[slot][i]);
            names.push_back(block);
        }
    }
}

void checkExits(const Subject& subject) {
    const auto ways = subject.ways.atAnyTime();
    std::vector<FormulaPtr> before;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < subject.campaign.exits.size() && !ways.empty(); ++i) {
        const FormulaPtr& when = subject.ways.exits()[i];
        const std::string pointer = base::childPointer("/exits", i);
        const Mend mend{fmt::format("Remove exit {}", i + 1),
                        SetValue{subject.file(), pointer, std::nullopt}};
        if (when && !mayHold(subject.ways.variables(), ways, when, before)) {
            subject.add("never-ends", pointer,
                        fmt::format("Exit {} never ends a journey: {}", i + 1,
                                    whyNever(subject, when, before, names, ways)),
                        "change its condition, or remove the exit", mend);
        }
        const auto& events = subject.ways.exitEvents()[i];
        const bool matches = std::any_of(ways.begin(), ways.end(), [&](const Knowledge& way) {
            return subject.ways.mayMatch(way, events);
        });
        if (!when && !events.empty() && !matches) {
            subject.add("never-ends", pointer,
                        fmt::format("Exit {} never ends a journey: its condition holds for no event", i + 1),
                        "change its condition, or remove the exit", mend);
        }
        if (when) before.push_back(when);
        if (when) names.push_back(fmt::format("exit {}", i + 1));
    }
}

/// Whether somebody may enter at all.
bool checkEntry(const Subject& subject) {
    const auto& entering = subject.ways.entering();
    const bool any =
        std::any_of(entering.begin(), entering.end(), [](const auto& by) { return !by.empty(); });
    for (std::size_t i = 0; i < entering.size(); ++i) {
        if (!entering[i].empty()) continue;
        const FormulaPtr& trigger = subject.ways.triggers()[i];
        const bool alone = trigger && !isPossible(subject.ways.variables(), Knowledge(), {{trigger, true}});
        const bool isFilter = subject.ways.entry() != nullptr && !alone;
        if (isFilter && !any && i > 0) continue;  // Said once.
        const std::string pointer =
            isFilter && !any ? "/entry/where" : base::childPointer("/entry/triggers", i);
        const std::string who = entering.size() == 1 || (isFilter && !any)
                                    ? "Nobody can enter"
                                    : fmt::format("Nobody can enter by trigger {}", i + 1);
        subject.add("never-enters", pointer,
                    who + (isFilter ? ": the entry filter lets nobody in whom the trigger brings"
                                    : ": the trigger's condition never holds"),
                    isFilter ? "change the entry filter or the trigger" : "change the trigger's condition");
    }
    return any || entering.empty();
}

}  // namespace

void checkNeverTaken(const Subject& subject) {
    if (subject.ways.gaveUp() || !checkEntry(subject)) return;
    checkExits(subject);
    for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
        if (subject.ways.at(i).empty()) continue;  // Said where the way there is never taken.
        const auto& step = subject.campaign.nodes[i].step;
        if (const auto* branch = std::get_if<bundle::Branch>(&step)) checkBranch(subject, i, *branch);
        if (std::holds_alternative<bundle::WaitForEvent>(step)) checkWaitForEvent(subject, i);
        if (const auto* send = std::get_if<bundle::Send>(&step)) checkSlots(subject, i, *send);
    }
}

}  // namespace rehearsal::lint
