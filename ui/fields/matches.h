#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "base/instant.h"
#include "bundle/bundle.h"
#include "fields/condition_scope.h"
#include "fields/people_histories.h"

namespace rehearsal::fields {

/// A question: for whom of the sample people does a condition hold now, or, where it is about an event, for
/// which events of the streams.
struct MatchQuestion {
    Json condition;
    ConditionScope scope;
    bundle::Bundle rules;  ///< Policy, segments and views; nothing else of it is asked.
    std::shared_ptr<const PeopleHistories> histories;
    base::Instant now;  ///< Where there are no streams, whose end is now.
};

/// The answer.
struct Matches {
    enum class Kind {
        People,     ///< Counted over people.
        Events,     ///< Counted over events of the streams, each at its time.
        InJourney,  ///< What it asks about is known only inside a journey.
        NoEvents    ///< It is about an event, and the streams have none of that kind.
    };
    struct Person {
        std::string id;
        std::string name;
    };
    Kind kind = Kind::People;
    std::size_t people = 0;  ///< All there are.
    std::size_t events = 0;
    std::size_t matchingEvents = 0;
    std::vector<Person> matching;  ///< The people it holds for, or whose events it holds for.
};

/// Judges by the engine's own conditions (S27 to S29). Any thread; ends early where cancelled.
Matches count(const MatchQuestion& question, const std::atomic<bool>& cancelled);

}  // namespace rehearsal::fields
