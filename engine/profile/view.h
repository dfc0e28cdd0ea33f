#pragma once

#include <string>
#include <vector>

#include "base/value.h"
#include "bundle/bundle.h"
#include "condition/predicate.h"
#include "profile/history.h"

namespace rehearsal::profile {

/// A view compiled (S29): what is remembered of each profile, as a function of its history.
class View {
  public:
    View(const bundle::View& view, condition::Compiler& compiler);

    const std::string& id() const { return id_; }
    /// The view's value at `facts.now()`: a list, a number, or an object or null for `last`.
    base::Value of(const History& history, const condition::Facts& facts) const;

  private:
    enum class Kind { List, Recent, Count, Sum, Last };
    /// What an event does to a list.
    struct Occurrence {
        const PastEvent* past;
        bool clears;
        bool removes;
        bool adds;
    };

    std::vector<Occurrence> occurrences(const History& history, const condition::Facts& facts) const;
    base::Value list(const std::vector<Occurrence>& events) const;
    base::Value recent(const std::vector<Occurrence>& events, base::Instant now) const;
    base::Value sum(const std::vector<Occurrence>& events) const;

    std::string id_;
    std::vector<condition::EventNameId> names_;  ///< Of the events that any of the matches is about.
    Kind kind_ = Kind::Count;
    condition::Matcher adds_;  ///< The one event match of the other kinds.
    condition::Matcher removes_;
    condition::Matcher clears_;
    std::vector<std::string> path_;  ///< Key or field, under the properties.
    std::size_t max_ = 0;
    std::optional<base::Duration> within_;
};

}  // namespace rehearsal::profile
