#include "explain/sentences.h"

#include <fmt/format.h>

#include <algorithm>

#include "explain/gate_text.h"

namespace rehearsal::explain {
namespace {

using base::Value;
using journey::TraceStep;
using Kind = TraceStep::Kind;

std::string valueText(const Value* value) {
    return value ? base::toJsonText(*value) : "null";
}

std::int64_t number(const TraceStep& step, std::string_view name) {
    const Value* value = step.fact(name);
    return value && value->kind() == Value::Kind::Integer ? value->integer() : 0;
}

double real(const TraceStep& step, std::string_view name) {
    const Value* value = step.fact(name);
    return value && value->isNumber() ? value->real() : 0;
}

bool isMissing(const Value* value) {
    return !value || value->isNull();
}

std::string duplicateText(const TraceStep& step) {
    return fmt::format("A duplicate, ignored: \"{}\" first arrived at {}, less than {} ago", step.text("id"),
                       momentText(step.text("first"), step.at), step.text("window"));
}

std::string traitText(const TraceStep& step) {
    const Value* before = step.fact("before");
    const Value* after = step.fact("after");
    if (isMissing(after)) return fmt::format("Trait {} is removed", step.text("name"));
    std::string out = fmt::format("Trait {} is {}", step.text("name"), valueText(after));
    if (!isMissing(before)) out += fmt::format(", was {}", valueText(before));
    return out;
}

std::string consentText(const TraceStep& step) {
    const std::string before = step.text("before");
    const std::string after = step.text("after");
    if (before == after) return fmt::format("Consent to {} stays {}", step.text("purpose"), after);
    return fmt::format("Consent to {} is {}, was {}", step.text("purpose"), after, before);
}

std::string refusalText(const TraceStep& step) {
    const std::string reason = step.text("reason");
    if (reason == "too_late") {
        return fmt::format("it comes {} after it happened, {} at most", step.text("age"),
                           step.text("at_most"));
    }
    if (reason == "cooldown") {
        return fmt::format("within the cooldown of {} since the last entry at {}", step.text("cooldown"),
                           momentText(step.text("last"), step.at));
    }
    if (reason == "once") {
        return fmt::format("it was entered at {} already", momentText(step.text("last"), step.at));
    }
    if (reason == "holdout") return fmt::format("among the {} % held out", valueText(step.fact("percent")));
    if (reason == "already_active") return "a journey is under way";
    if (reason == "untracked") return "the event is not tracked";
    return reason;
}

std::string exitText(const TraceStep& step) {
    const std::string reason = step.text("reason");
    std::string out = fmt::format("{} ends: {}", journeyName(step), step.text("outcome"));
    if (reason == "when") return out + ", for the condition of an exit holds";
    return reason.empty() ? out : fmt::format("{}, by {}", out, reason);
}

std::string mergeText(const TraceStep& step) {
    std::string out = fmt::format("{} becomes part of {}", step.text("from"), step.profile);
    const Value* journeys = step.fact("journeys");
    if (!journeys || !journeys->isObject() || journeys->object().empty()) return out;
    out += "; journeys come over: ";
    bool first = true;
    for (const auto& [before, after] : journeys->object()) {
        out += fmt::format("{}#{} as #{}", first ? "" : ", ", before, valueText(&after));
        first = false;
    }
    return out;
}

}  // namespace

std::string Sentences::of(const TraceStep& step) const {
    std::string text;
    switch (step.kind) {
        case Kind::Event:
        case Kind::NotTaken:
        case Kind::Linked:
        case Kind::Alias:
        case Kind::Conflict:
        case Kind::Duplicate:
        case Kind::Accepted:
        case Kind::Untracked:
            text = ofEvent(step);
            break;
        case Kind::Consent:
        case Kind::Suppressed:
        case Kind::Unsuppressed:
        case Kind::Trait:
        case Kind::TimeZone:
            text = ofPerson(step);
            break;
        case Kind::Triggered:
        case Kind::CountShort:
        case Kind::Filtered:
        case Kind::Refused:
            text = ofEntry(step);
            break;
        case Kind::Gate:
        case Kind::FeedTried:
        case Kind::FeedServed:
            text = gateText(step);
            break;
        case Kind::Decision:
            text = ofDecision(step);
            break;
        default:
            text = ofWay(step);
            break;
    }
    return step.rule.empty() ? text : fmt::format("{} ({})", text, step.rule);
}

std::string Sentences::ofEvent(const TraceStep& step) const {
    switch (step.kind) {
        case Kind::Event: {
            std::string out = fmt::format("\"{}\"", step.text("event"));
            std::string who = step.text("user");
            if (const std::string visitor = step.text("anonymous"); !visitor.empty()) {
                who += (who.empty() ? "" : ", ") + fmt::format("visitor {}", visitor);
            }
            out += fmt::format(" by {}", who);
            const std::string own = step.text("user");
            const bool plain = own.empty() ? step.profile.starts_with("anon:") : own == step.profile;
            if (!plain) out += " as " + step.profile;
            if (const std::int64_t late = number(step, "late_ms"); late > 0) {
                out += fmt::format(" arrives {} late: it happened at {}",
                                   base::toString(base::milliseconds(late)),
                                   momentText(step.text("time"), step.at));
            }
            return out;
        }
        case Kind::NotTaken:
            return fmt::format("\"{}\" arrives after the end of the run and is not taken",
                               step.text("event"));
        case Kind::Linked:
            return fmt::format("Visitor {} is {} from now on", step.text("anonymous"), step.profile);
        case Kind::Alias:
            return fmt::format("User {} means {} from now on", step.text("from"), step.profile);
        case Kind::Conflict:
            return "An id of the event belongs to somebody else and stays there";
        case Kind::Duplicate:
            return duplicateText(step);
        case Kind::Untracked:
            return fmt::format("Not tracked ({}): kept out of history, it starts and resets nothing",
                               step.text("consent"));
        default:
            return "Accepted";
    }
}

std::string Sentences::ofPerson(const TraceStep& step) const {
    switch (step.kind) {
        case Kind::Consent:
            return consentText(step);
        case Kind::Suppressed:
            return step.fact("address") ? fmt::format("The address {} bounced and is suppressed",
                                                      valueText(step.fact("address")))
                                        : std::string("Suppressed for every purpose");
        case Kind::Unsuppressed:
            return "Another address: the suppression of the former one is lifted";
        case Kind::TimeZone:
            return fmt::format("The time zone is {}, was {}", step.text("after"), step.text("before"));
        default:
            return traitText(step);
    }
}

std::string Sentences::ofEntry(const TraceStep& step) const {
    switch (step.kind) {
        case Kind::Triggered:
            return fmt::format("Trigger {} ({}) of {} matches", number(step, "number"), step.text("trigger"),
                               step.campaign);
        case Kind::CountShort:
            return fmt::format("Trigger {} of {} counts it, but has not come to {} yet",
                               number(step, "number"), step.campaign, number(step, "at_least"));
        case Kind::Filtered:
            return fmt::format("{} is not entered: its entry condition does not hold", step.campaign);
        default:
            return fmt::format("{} is not entered, {}: {}", step.campaign, step.text("reason"),
                               refusalText(step));
    }
}

std::string Sentences::caseName(const TraceStep& step) const {
    const bundle::Campaign* campaign = bundle_.campaign(step.campaign);
    const bundle::Node* node = campaign ? campaign->node(step.node) : nullptr;
    if (node) {
        for (const bundle::OutgoingEdge& edge : bundle::outgoingEdges(*node)) {
            if (edge.pointer == step.text("edge") && !edge.label.empty()) return edge.label;
        }
    }
    return step.text("edge");
}

std::string Sentences::ofWay(const TraceStep& step) const {
    const std::string name = journeyName(step);
    const std::string due = momentText(step.text("due"), step.at);
    switch (step.kind) {
        case Kind::BeforeEntry:
            return fmt::format("{} began after this, at {}: it does not act on it", name,
                               momentText(step.text("entered_at"), step.at));
        case Kind::WaitMet:
            return fmt::format("{} was waiting for this at \"{}\"", name, step.node);
        case Kind::WaitReset:
            return fmt::format("{} waits at \"{}\" anew: until {}, was {}", name, step.node, due,
                               momentText(step.text("before"), step.at));
        case Kind::WaitMissed:
            return fmt::format("Too late for \"{}\" of {}, which was over at {}", step.node, name, due);
        case Kind::Timer:
            if (step.text("of") == "silence")
                return fmt::format("The silence that {} waits for is complete", step.campaign);
            if (step.text("of") == "deferral") return fmt::format("{} tries \"{}\" again", name, step.node);
            return fmt::format("{} has waited at \"{}\" until {}", name, step.node, due);
        case Kind::Reached:
            return fmt::format("{} comes to \"{}\"", name, step.node);
        case Kind::Waits: {
            const std::string fire = momentText(step.text("fire"), step.at);
            return fmt::format("{} waits at \"{}\" until {}{}", name, step.node, due,
                               fire == due ? "" : fmt::format(", and goes on at {}", fire));
        }
        case Kind::Passed:
            return fmt::format("{} passes \"{}\": its time is over already", name, step.node);
        case Kind::FieldMissing:
            return fmt::format("{} finds no time at \"{}\": {}", name, step.node,
                               valueText(step.fact("value")));
        case Kind::Case:
            return fmt::format("{} takes \"{}\" at \"{}\"", name, caseName(step), step.node);
        case Kind::Drawn:
            return fmt::format("{} draws {:.2f} of {} at \"{}\"", name, real(step, "drawn"), real(step, "of"),
                               step.node);
        case Kind::Set:
            return fmt::format("{} sets {}{} to {}", name,
                               valueText(step.fact("trait")) == "true" ? "trait " : "", step.text("name"),
                               valueText(step.fact("value")));
        default:
            return fmt::format("The run ends; {} is still at \"{}\" until {}", name, step.node,
                               momentText(step.text("fire"), step.at));
    }
}

std::string Sentences::ofDecision(const TraceStep& step) const {
    const std::string kind = step.text("decision");
    const std::string detail = step.text("detail").empty() ? "" : fmt::format(" ({})", step.text("detail"));
    if (kind == "enter") return fmt::format("{} begins", journeyName(step));
    if (kind == "send") return fmt::format("Message \"{}\" of {} went out", step.node, journeyName(step));
    if (kind == "skip") {
        return fmt::format("Message \"{}\" of {} was not sent: {}{}", step.node, journeyName(step),
                           step.text("reason"), detail);
    }
    if (kind == "defer") {
        return fmt::format("Message \"{}\" of {} is put off until {}: {}{}", step.node, journeyName(step),
                           momentText(step.text("until"), step.at), step.text("reason"), detail);
    }
    if (kind == "deny") return fmt::format("{} is not entered: {}", step.campaign, step.text("reason"));
    if (kind == "arm")
        return fmt::format("{} is in arm \"{}\" of \"{}\"", journeyName(step), step.text("arm"), step.node);
    if (kind == "webhook") return fmt::format("{} calls the webhook of \"{}\"", journeyName(step), step.node);
    if (kind == "merge") return mergeText(step);
    return exitText(step);
}

std::string Sentences::ofMessage(const TraceStep& decision, const std::vector<TraceStep>& asked) const {
    const auto join = [](const std::vector<std::string>& parts) {
        return fmt::format("{}", fmt::join(parts, ", "));
    };
    std::vector<std::string> passed;
    std::vector<std::string> refused;
    for (const TraceStep& step : asked) {
        (isRefusal(step) ? refused : passed).push_back(fmt::format("{} ({})", gateText(step), step.rule));
    }
    const std::string kind = decision.text("decision");
    if (kind == "send") {
        const Value* blocks = decision.fact("slots");
        if (blocks && blocks->isObject()) {
            for (const auto& [slot, block] : blocks->object()) {
                passed.push_back(
                    fmt::format("slot {} {}", slot, block.isString() ? block.string() : "empty"));
            }
        }
        return passed.empty() ? of(decision) : of(decision) + ": " + join(passed);
    }
    std::string out = of(decision);
    if (!refused.empty()) {
        // The gate says in words what the reason says in one.
        const std::string until = momentText(decision.text("until"), decision.at);
        const std::string fate = kind == "skip" ? "was not sent" : "is put off until " + until;
        out = fmt::format("Message \"{}\" of {} {}: {}", decision.node, journeyName(decision), fate,
                          join(refused));
    }
    if (!passed.empty()) out += "; before that: " + join(passed);
    return out;
}

}  // namespace rehearsal::explain
