#include "verify/wait_change.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "verify/span_text.h"

namespace rehearsal::verify {
namespace {

std::string matchText(const std::optional<bundle::EventMatch>& match) {
    std::string out;
    if (!match) return out;
    for (const auto& one : match->any) out += (out.empty() ? "" : ", ") + one.event;
    return out;
}

std::string textOf(const bundle::WaitFor& wait) {
    std::string out = inDays(wait.duration);
    if (const std::string resets = matchText(wait.resetOn); !resets.empty()) out += ", reset on " + resets;
    if (wait.resetLimit) out += ", limit " + inDays(*wait.resetLimit);
    return out;
}
std::string textOf(const bundle::WaitUntil& wait) {
    std::string out =
        fmt::format("until {:02}:{:02}", wait.timeOfDay.ms / 3'600'000, wait.timeOfDay.ms / 60'000 % 60);
    static constexpr std::array kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (const int day : wait.weekdays) out += std::string(" ") + kDays.at(static_cast<std::size_t>(day));
    if (wait.inDays) out += fmt::format(" in {} days", *wait.inDays);
    return out;
}
std::string textOf(const bundle::WaitUntilField& wait) {
    return fmt::format("until {} {}{}", bundle::toString(wait.field), wait.before ? "-" : "+",
                       inDays(wait.offset));
}

/// How long a step waits, in words; nothing where it does not.
std::optional<std::string> waitText(const bundle::Node& node) {
    if (const auto* wait = std::get_if<bundle::Wait>(&node.step)) {
        return std::visit([](const auto& kind) { return textOf(kind); }, wait->kind);
    }
    if (const auto* event = std::get_if<bundle::WaitForEvent>(&node.step)) {
        return fmt::format("for {}, {} at most", matchText(event->event), inDays(event->timeout));
    }
    return std::nullopt;
}

}  // namespace

std::string changedWaits(const bundle::Campaign& before, const bundle::Campaign& after) {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
    for (const bundle::Node& node : before.nodes) {
        const auto was = waitText(node);
        if (!was) continue;
        const bundle::Node* other = after.node(node.id);
        const auto is = other ? waitText(*other) : std::nullopt;
        if (!is) {
            add(fmt::format("{} ({}) is gone", node.id, *was));
        } else if (*is != *was) {
            add(fmt::format("{} ({}, now {})", node.id, *was, *is));
        }
    }
    for (const bundle::Node& node : after.nodes) {
        const auto is = waitText(node);
        if (is && !before.node(node.id)) add(fmt::format("{} ({}) is new", node.id, *is));
    }
    return out;
}

}  // namespace rehearsal::verify
