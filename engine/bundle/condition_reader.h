#pragma once

#include <string>
#include <vector>

#include "bundle/condition.h"
#include "bundle/place.h"

namespace rehearsal::bundle {

/// What a condition or path may look at where it stands (S28).
struct Scope {
    bool event = false;  ///< In a `where` about an event, and in `entry.where`.
    bool trigger = true;
    bool journey = true;
    bool views = true;
    bool segments = true;
    bool sinceEntry = true;
    std::size_t depth = 0;  ///< Conditions around this one; limits.h bounds them.

    /// Anywhere in a journey.
    static Scope inJourney() { return {}; }
    /// In `segments.json`, which knows no journey.
    static Scope inSegment() { return {false, false, false, true, true, false}; }
    /// In a `where` of `views.json`: views are functions of the history, so they see neither each other nor a
    /// journey.
    static Scope inView() { return {true, false, false, false, false, false}; }
    Scope withEvent() const {
        Scope scope = *this;
        scope.event = true;
        return scope;
    }
    Scope deeper() const {
        Scope scope = *this;
        ++scope.depth;
        return scope;
    }
};

/// Reads a condition. What is wrong is reported, and the condition never holds there.
Condition readCondition(const Place& place, const Scope& scope);

/// Reads `"Order Completed"`, `{"event": …, "where": …}` or a list of these. Its `where` sees the event.
EventMatch readEventMatch(const Place& place, const Scope& scope);

/// Reads the name of an event: any text, or one of the names of calls other than `track`.
std::string readEventName(const Place& place);

/// A `where` about an event, or null where the object has none.
std::shared_ptr<const Condition> readWhere(ObjectReader& object, const Scope& scope);

/// Reads `"profile.country"` or `["profile", "odd.key"]`, whose root must be one the scope shows.
Path readPath(const Place& place, const Scope& scope);

/// Reads a path that has no root of its own, such as those under an event's properties.
Path readInnerPath(const Place& place);

/// Reads a literal or `{"ref": path}`.
Operand readOperand(const Place& place, const Scope& scope);

}  // namespace rehearsal::bundle
