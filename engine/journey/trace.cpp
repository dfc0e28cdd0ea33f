#include "journey/trace.h"

#include <algorithm>
#include <array>

namespace rehearsal::journey {

const base::Value* TraceStep::fact(std::string_view name) const {
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&](const base::Value::Member& member) { return member.first == name; });
    return found == facts.end() ? nullptr : &found->second;
}

std::string TraceStep::text(std::string_view name) const {
    const base::Value* value = fact(name);
    return value && value->isString() ? value->string() : std::string();
}

const char* toString(TraceStep::Kind kind) {
    static constexpr std::array kNames{
        "event",      "not_taken",     "linked",      "alias",       "conflict",     "duplicate",
        "accepted",   "untracked",     "consent",     "suppressed",  "unsuppressed", "trait",
        "time_zone",  "triggered",     "count_short", "filtered",    "refused",      "before_entry",
        "wait_met",   "wait_reset",    "wait_missed", "timer",       "reached",      "waits",
        "passed",     "field_missing", "case",        "drawn",       "set",          "gate",
        "feed_tried", "feed_served",   "decision",    "still_active"};
    static_assert(kNames.size() == static_cast<std::size_t>(TraceStep::Kind::StillActive) + 1);
    return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace rehearsal::journey
