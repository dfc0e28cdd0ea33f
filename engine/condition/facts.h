#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/value.h"
#include "condition/event_names.h"

namespace rehearsal::condition {

/// The roots of a path (rule-bundle.md, Conditions).
enum class Root : std::uint8_t { Event, Trigger, Profile, Views, Journey, Now };

/// A path whose root is known.
struct FieldPath {
    Root root = Root::Profile;
    std::vector<std::string> rest;
};

/// Which past events are asked for (S28).
struct PastQuery {
    EventNameId name = 0;
    std::optional<base::Duration> within;  ///< A window that ends now.
    bool sinceEntry = false;
};

/// What a condition may ask about the person, the journey and the moment. Everything but the event at hand,
/// which is passed along beside it.
class Facts {
  public:
    virtual ~Facts() = default;

    /// The value a path leads to, null where there is none. `event` is not asked here.
    virtual base::Value value(const FieldPath& path) const = 0;
    virtual base::Instant now() const = 0;
    /// Calls `each` with every past event of the query until it says false.
    virtual void past(const PastQuery& query,
                      const std::function<bool(const base::Value& event)>& each) const = 0;
};

/// Follows `rest` from `start`: keys of objects, indices of arrays, and `size` of an array or string where
/// the object has no such key. Null where it leads nowhere.
base::Value follow(const base::Value& start, const std::string* rest, std::size_t count);

}  // namespace rehearsal::condition
