// Waits that outlast what they wait for.
#include <fmt/format.h>

#include <algorithm>

#include "lint/condition_text.h"
#include "lint/subject.h"

namespace rehearsal::lint {
namespace {

/// As long as a test looks ahead where it does not say how far, and a run after its last event (S4).
constexpr base::Duration kLongest = base::days(90);

void checkLength(const Subject& subject, std::size_t node, const char* key, base::Duration length) {
    if (length <= kLongest) return;
    const std::string pointer = subject.pointer(node) + key;
    subject.add("long-wait", pointer,
                fmt::format("{} waits {}, longer than the 90 days that a rehearsal looks ahead",
                            subject.name(node), lengthText(length)),
                "wait 90 days at most, or let a later event start another campaign",
                Mend{"Shorten the wait to 90 days", SetValue{subject.file(), pointer, base::Value("90d")}});
}

void checkReset(const Subject& subject, std::size_t node, const bundle::WaitFor& wait) {
    if (!wait.resetOn || !wait.resetLimit || *wait.resetLimit > wait.duration) return;
    const std::string pointer = subject.pointer(node) + "/reset_limit";
    subject.add(
        "reset-without-effect", pointer,
        fmt::format("{} never starts again: it may be put off until {} at most, and it is {} long anyway",
                    subject.name(node), lengthText(*wait.resetLimit), lengthText(wait.duration)),
        "give the limit more time than the wait, or remove it",
        Mend{"Remove the limit", SetValue{subject.file(), pointer, std::nullopt}});
}

std::string endingExit(const Subject& subject) {
    const auto& exits = subject.ways.exits();
    const auto isCondition = [](const FormulaPtr& exit) { return exit != nullptr; };
    if (std::count_if(exits.begin(), exits.end(), isCondition) != 1) return "the exits end";
    const auto only = std::find_if(exits.begin(), exits.end(), isCondition);
    return fmt::format("exit {} ends", only - exits.begin() + 1);
}

/// Whoever waits is asked by the exits before going on (S11).
void checkPassing(const Subject& subject, std::size_t node, std::size_t edge, const char* key) {
    if (subject.ways.isTaken(node, edge)) return;
    const auto edges = bundle::outgoingEdges(subject.campaign.nodes[node]);
    const auto* wait = std::get_if<bundle::Wait>(&subject.campaign.nodes[node].step);
    const auto* field = wait ? std::get_if<bundle::WaitUntilField>(&wait->kind) : nullptr;
    const std::string pointer = subject.pointer(node) + key;
    if (field) {
        const int id = subject.ways.variables().find("field " + textOf(field->field));
        const auto& ways = subject.ways.at(node);
        const bool never = id >= 0 && std::all_of(ways.begin(), ways.end(), [&](const Knowledge& way) {
                               return way.of(subject.ways.variables(), id).texts.empty();
                           });
        if (never) {
            subject.add(
                "time-never-known", pointer,
                fmt::format("{} waits for a moment nobody who gets there has: {} is never a time there",
                            subject.name(node), bundle::toString(field->field)),
                "wait until another field, or say where to go when it is missing");
            return;
        }
    }
    if (!edges[edge].target) return;
    subject.add("wait-past-exit", pointer,
                fmt::format("Nobody gets past {}: {} every journey before it is over", subject.name(node),
                            endingExit(subject)),
                "shorten the wait, or change the exit");
}

}  // namespace

void checkWaits(const Subject& subject) {
    for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
        const auto& step = subject.campaign.nodes[i].step;
        const bool isReached = !subject.ways.gaveUp() && !subject.ways.at(i).empty();
        if (const auto* event = std::get_if<bundle::WaitForEvent>(&step)) {
            checkLength(subject, i, "/timeout", event->timeout);
            if (isReached) checkPassing(subject, i, 1, "/on_timeout");
        }
        const auto* wait = std::get_if<bundle::Wait>(&step);
        if (!wait) continue;
        if (const auto* length = std::get_if<bundle::WaitFor>(&wait->kind)) {
            checkLength(subject, i, "/for", length->duration);
            checkReset(subject, i, *length);
        }
        if (isReached) checkPassing(subject, i, 0, "");
    }
}

}  // namespace rehearsal::lint
