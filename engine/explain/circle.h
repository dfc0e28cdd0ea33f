#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/person.h"
#include "condition/event_interests.h"
#include "event/event.h"

namespace rehearsal::explain {

/// Calls `each` with every event of a stream, in order; an error where the stream cannot be read.
using EachEvent = std::function<base::Expected<void>(const std::function<void(const event::Event&)>& each)>;

/// Everybody who may turn out to be one person with somebody named (S6): whoever shares an id with them in
/// some event, and so on. What is decided about that person depends on nobody else.
class Circle {
  public:
    /// `id`: a user id, `anon:` and an anonymous id, or an anonymous id alone. An error that names the
    /// nearest ids where neither the events nor the people know it. Goes through the events several times.
    static base::Expected<Circle> around(const std::string& id, const EachEvent& events,
                                         const std::vector<bundle::Person>& people);

    bool holds(const event::Event& event) const;
    bool holds(const bundle::Person& person) const;

    /// The profile the id names before any event: the user's, or the anonymous one's.
    const std::string& profile() const { return profile_; }
    /// The anonymous id, where that is what was asked for; else empty.
    const std::string& anonymousId() const { return anonymousId_; }

  private:
    using Keys = std::unordered_set<std::string, condition::TextHash, std::equal_to<>>;

    /// Adds the ids of an event or a person that shares one; true where that brought new ones.
    template <class Item>
    bool grow(const Item& item);

    std::string profile_;
    std::string anonymousId_;
    Keys keys_;
};

}  // namespace rehearsal::explain
