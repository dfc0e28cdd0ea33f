#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/value.h"
#include "base/value_view.h"
#include "bundle/bundle.h"
#include "condition/predicate.h"
#include "profile/history.h"

namespace rehearsal::profile {

/// A view compiled (S29): what is remembered of each profile, as a function of its history.
class View {
  public:
    View(const bundle::View& view, condition::Compiler& compiler);

    const std::string& id() const { return id_; }

    /// How far a view has come along a history, of which no event that it asks for is ever forgotten. It
    /// repeats what the history says and points into it.
    class Progress;

    /// Whether the history is so long that it should not be gone through again for each event.
    bool gainsFromProgress(const History& history) const;
    /// The view's value at `facts.now()`: a list, a number, or an object or null for `last`. Goes on from
    /// where the last call on the same history left off; `progress` is new where there was none.
    base::Value of(const History& history, const condition::Facts& facts, Progress& progress) const;

  private:
    enum class Kind { List, Recent, Count, Sum, Last };

    void catchUp(Progress& progress, const History& history, const condition::Facts& facts) const;
    void take(Progress& progress, const PastEvent& past, condition::EventNameId name,
              const condition::Facts& facts) const;
    void takeItem(Progress& progress, const PastEvent& past, bool removes, bool adds) const;
    void takeNumber(Progress& progress, const PastEvent& past) const;
    base::Value valueOf(const Progress& progress, base::Instant now) const;

    std::string id_;
    std::vector<condition::EventNameId> names_;  ///< Of the events that any of the matches is about.
    Kind kind_ = Kind::Count;
    condition::Matcher adds_;  ///< The one event match of the other kinds.
    condition::Matcher removes_;
    condition::Matcher clears_;
    bool isSteady_ = false;          ///< What a past event does to the view never changes.
    std::vector<std::string> path_;  ///< Key or field, under the properties.
    std::size_t max_ = 0;
    std::optional<base::Duration> within_;
};

class View::Progress {
  private:
    friend class View;

    struct Item {
        base::ValueView key;
        base::ValueView properties;
        base::Instant time;
    };

    std::vector<std::size_t> seen_;  ///< How many events were gone through, by the place in View::names_.
    std::optional<std::tuple<base::Instant, Order>> last_;  ///< Of the last of them.
    std::vector<Item> items_;                               ///< Of a list; of `recent`, the latest last.
    std::int64_t count_ = 0;
    std::int64_t whole_ = 0;
    double real_ = 0;
    bool isReal_ = false;
    base::ValueView latest_;  ///< Properties of the latest event.
};

}  // namespace rehearsal::profile
