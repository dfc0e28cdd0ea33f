#pragma once

#include <cstdint>
#include <forward_list>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/value_view.h"
#include "condition/event_interests.h"

namespace rehearsal::condition {

/// The roots of a path (rule-bundle.md, Conditions).
enum class Root : std::uint8_t { Event, Trigger, Profile, Views, Journey, Now };

/// A path whose root is known.
struct FieldPath {
    Root root = Root::Profile;
    std::vector<std::string> rest;
};

/// An event as a condition sees it: what it holds, and its time (S3), which is its member `time`.
struct EventView {
    base::ValueView content;
    base::Instant time;
};

/// Which past events are asked for (S28).
struct PastQuery {
    EventNameId name = 0;
    std::optional<base::Duration> within;  ///< A window that ends now.
    bool sinceEntry = false;
};

/// Looks at past events, one after the other.
class PastVisitor {
  public:
    virtual ~PastVisitor() = default;
    /// False where no more need be shown.
    virtual bool visit(const EventView& event) = 0;
};

/// What a condition may ask about the person, the journey and the moment. Everything but the event at hand,
/// which is passed along beside it.
class Facts {
  public:
    virtual ~Facts() = default;

    /// The value a path leads to, null where there is none; good as long as these facts and what they are
    /// about. `event` is not asked here.
    virtual base::ValueView value(const FieldPath& path) const = 0;
    virtual base::Instant now() const = 0;
    /// Shows every past event of the query.
    virtual void past(const PastQuery& query, PastVisitor& visitor) const = 0;

    /// Keeps a value that was made on the way as long as these facts live.
    base::ValueView keep(base::Value value) const { return kept_.emplace_front(std::move(value)); }

  private:
    mutable std::forward_list<base::Value> kept_;
};

/// Follows `rest` from `start`: keys of objects, indices of arrays, and `size` of an array or string where
/// the object has no such key. Null where it leads nowhere.
base::ValueView follow(base::ValueView start, const std::string* rest, std::size_t count);
/// The same inside an event, whose `time` is the engine's.
base::ValueView follow(const EventView& event, const std::vector<std::string>& rest, const Facts& facts);
/// The whole event as one value, `time` among its members.
base::Value toValue(const EventView& event);

}  // namespace rehearsal::condition
