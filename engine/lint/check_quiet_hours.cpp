// Waits until a time of day at which quiet hours never let the next message out: S19, S23.
#include <fmt/format.h>

#include <set>

#include "lint/subject.h"
#include "lint/timing.h"
#include "profile/consent_rules.h"

namespace rehearsal::lint {
namespace {

std::string clockText(base::Duration timeOfDay) {
    const std::int64_t minutes = timeOfDay.ms / base::minutes(1).ms;
    return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

bool isQuiet(const bundle::QuietHours& quiet, base::Duration time) {
    if (quiet.from < quiet.to) return time >= quiet.from && time < quiet.to;
    return time >= quiet.from || time < quiet.to;
}

/// The wait that ends when the quiet does: on the day after, where it began before midnight.
base::Value moved(const bundle::WaitUntil& wait, const bundle::QuietHours& quiet) {
    const char* const kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const int later = wait.timeOfDay >= quiet.to ? 1 : 0;
    const std::int64_t minutes = quiet.to.ms / base::minutes(1).ms;
    base::Value::Object out{{"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}};
    std::set<int> days;
    for (const int day : wait.weekdays) days.insert((day + later) % 7);
    base::Value::Array names;
    for (const int day : days) names.emplace_back(kDays[day]);
    if (!names.empty()) out.emplace_back("weekdays", names);
    if (wait.inDays) out.emplace_back("in_days", std::int64_t{*wait.inDays + later});
    return out;
}

void checkWait(const Subject& subject, std::size_t node, const bundle::WaitUntil& wait) {
    const bundle::QuietHours& quiet = *subject.surroundings.policy->quietHours;
    const profile::ConsentRules rules(subject.surroundings.policy->consent);
    for (const std::size_t each : messagesAtOnce(subject, node)) {
        const bundle::Send& send = *subject.send(each);
        if (quiet.purposes && !rules.holds(*quiet.purposes, subject.purpose(send))) continue;
        const bool defers = quiet.mode == bundle::OnRefusal::Defer;
        const std::string text =
            defers ? fmt::format("{} never goes out at {}: quiet hours put it off until {}",
                                 subject.name(each), clockText(wait.timeOfDay), clockText(quiet.to))
                   : fmt::format("{} is never sent: {} is always within quiet hours", subject.name(each),
                                 clockText(wait.timeOfDay));
        subject.add("always-quiet", subject.pointer(node) + "/until", text,
                    fmt::format("wait until {}, or change the quiet hours", clockText(quiet.to)),
                    Mend{"Move the wait to " + clockText(quiet.to),
                         SetValue{subject.file(), subject.pointer(node) + "/until", moved(wait, quiet)}});
        return;
    }
}

}  // namespace

void checkQuietHours(const Subject& subject) {
    if (!subject.surroundings.policy || !subject.surroundings.policy->quietHours) return;
    for (std::size_t i = 0; i < subject.campaign.nodes.size(); ++i) {
        const auto* wait = std::get_if<bundle::Wait>(&subject.campaign.nodes[i].step);
        const auto* until = wait ? std::get_if<bundle::WaitUntil>(&wait->kind) : nullptr;
        if (until && isQuiet(*subject.surroundings.policy->quietHours, until->timeOfDay))
            checkWait(subject, i, *until);
    }
}

}  // namespace rehearsal::lint
