#include "simulation/group_trace.h"

#include <algorithm>

namespace rehearsal::simulation {
namespace {

using journey::TraceStep;
using Kind = TraceStep::Kind;

TraceStep stepOf(Kind kind, const char* rule, const std::string& profile, base::Instant at) {
    TraceStep out;
    out.kind = kind;
    out.at = at;
    out.profile = profile;
    out.rule = rule;
    return out;
}

TraceStep eventStep(Kind kind, const char* rule, const event::Event& event, const std::string& profile,
                    base::Instant arrival) {
    const base::Instant time = std::min(event.timestamp, arrival);
    TraceStep out = stepOf(kind, rule, profile, arrival);
    out.facts = {{"event", event.name},
                 {"id", event.messageId},
                 {"time", base::toString(time)},
                 {"late_ms", (arrival - time).ms},
                 {"position", static_cast<std::int64_t>(event.position)}};
    if (!event.userId.empty()) out.facts.emplace_back("user", event.userId);
    if (!event.anonymousId.empty()) out.facts.emplace_back("anonymous", event.anonymousId);
    return out;
}

}  // namespace

void traceArrival(journey::Observer& observer, const event::Event& event, const std::string& profile,
                  base::Instant arrival, int conflicts) {
    observer.trace(eventStep(Kind::Event, "S3", event, profile, arrival));
    if (conflicts > 0) observer.trace(stepOf(Kind::Conflict, "S6", profile, arrival));
}

void traceNotTaken(journey::Observer& observer, const event::Event& event, const std::string& profile,
                   base::Instant arrival) {
    observer.trace(eventStep(Kind::NotTaken, "S4", event, profile, arrival));
}

void traceLinks(journey::Observer& observer, const profile::Identity::Verdict& verdict,
                base::Instant arrival) {
    for (const auto& [anonymousId, userId] : verdict.anonymousLinks) {
        TraceStep linked = stepOf(Kind::Linked, "S6", verdict.profile, arrival);
        linked.facts.emplace_back("anonymous", anonymousId);
        observer.trace(std::move(linked));
    }
    if (!verdict.alias) return;
    TraceStep alias = stepOf(Kind::Alias, "S6", verdict.profile, arrival);
    alias.facts.emplace_back("from", verdict.alias->first);
    observer.trace(std::move(alias));
}

}  // namespace rehearsal::simulation
