#include "explain/gate_text.h"

#include <fmt/format.h>

#include <cmath>

namespace rehearsal::explain {
namespace {

using base::Value;
using journey::TraceStep;
using Kind = TraceStep::Kind;

bool passed(const TraceStep& step) {
    const Value* value = step.fact("passed");
    return !value || !value->isBoolean() || value->boolean();
}

std::string shown(const TraceStep& step, std::string_view name) {
    const Value* value = step.fact(name);
    if (!value || value->isNull()) return "none";
    return value->isString() ? value->string() : base::toJsonText(*value);
}

std::string capText(const TraceStep& step) {
    const std::string per = step.text("per");
    const bool calendar = per == "day" || per == "week" || per == "month";
    return fmt::format("cap {} {} of {} {} {}", step.text("cap"), shown(step, "count"), shown(step, "max"),
                       calendar ? "this" : "in", per);
}

std::string quietText(const TraceStep& step) {
    const std::string hours = fmt::format("{}-{}", step.text("from"), step.text("to"));
    return fmt::format("{} in {} is {} quiet hours {}", step.text("local"), step.text("zone"),
                       passed(step) ? "outside the" : "within the", hours);
}

std::string tryText(const TraceStep& step) {
    const Value* latency = step.fact("latency_ms");
    const Value* failed = step.fact("failed");
    return fmt::format("feed {} attempt {} {} in {} ms", step.text("feed"), shown(step, "number"),
                       failed && failed->isBoolean() && failed->boolean() ? "failed" : "answered",
                       latency ? std::llround(latency->real()) : 0);
}

}  // namespace

bool isRefusal(const TraceStep& step) {
    return step.kind == Kind::Gate && !passed(step);
}

std::string gateText(const TraceStep& step) {
    if (step.kind == Kind::FeedTried) return tryText(step);
    if (step.kind == Kind::FeedServed) return fmt::format("feed {} {}", step.text("feed"), step.text("how"));
    const std::string gate = step.text("gate");
    const bool ok = passed(step);
    if (gate == "suppressed") {
        if (ok) return "not suppressed";
        return step.text("why") == "address" ? "the address bounced" : "the person is suppressed";
    }
    if (gate == "no_address") return (ok ? "address " : "no address: ") + shown(step, "email");
    if (gate == "unverified") return ok ? "address verified" : "the address is not verified";
    if (gate == "no_consent") {
        return fmt::format("{} to {}, {}", ok ? "consent" : "no consent", step.text("purpose"),
                           step.text("consent"));
    }
    if (gate == "duplicate") return ok ? "not sent before" : "sent before";
    if (gate == "quiet_hours") return quietText(step);
    if (gate == "capped") return capText(step);
    if (gate == "render_failed") return ok ? "the mail is made" : "no mail: " + shown(step, "why");
    return fmt::format("{} {}", gate, ok ? "passed" : "refused");
}

}  // namespace rehearsal::explain
