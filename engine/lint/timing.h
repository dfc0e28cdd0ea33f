#pragma once

#include <optional>
#include <vector>

#include "lint/subject.h"

namespace rehearsal::lint {

/// How long it takes a journey to leave a node by one of its ways.
struct Leg {
    base::Duration least;
    std::optional<base::Duration> most;  ///< Nothing where there is no bound.
    bool isKnown = true;                 ///< False where it hangs on a date of the person.
    bool hasGrace = false;               ///< Whether the campaign's grace comes on top.
};
Leg legOf(const Subject& subject, std::size_t node, std::size_t edge);

/// Whether a branch asks about messages of ours: then what follows a message is no accident.
bool asksAboutMessages(const Subject& subject, std::size_t node);

/// The messages that come at the very instant at which a journey leaves a node, those behind one message not
/// counted.
std::vector<std::size_t> messagesAtOnce(const Subject& subject, std::size_t node);

/// A message that follows another without any time between, and the edge that leads to it.
struct Follower {
    std::size_t node;
    std::size_t from;
    std::size_t edge;
};
std::vector<Follower> followersAtOnce(const Subject& subject, std::size_t node);

/// How soon a message comes after others that a cap counts.
struct Approach {
    std::size_t first;               ///< The message it begins with.
    std::vector<std::size_t> nodes;  ///< From there to the node before the one that is reached.
    base::Duration time;
};

/// For each message that `counts` says yes to: the shortest time in which it comes after `before` others that
/// do, where that is less than `within`. `surely` looks at the longest that each step may take, else at the
/// shortest.
std::vector<std::optional<Approach>> approaches(const Subject& subject, const std::vector<bool>& counts,
                                                std::int64_t before, base::Duration within, bool surely);

}  // namespace rehearsal::lint
