#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "event/line_parser.h"
#include "events/time_bins.h"

namespace rehearsal::events {

/// An event as the table shows it, with the line it came in.
struct EventRow {
    base::Instant time;
    std::string name;
    std::string person;  ///< The user id, or `anon:` and the anonymous id.
    std::uint64_t line = 0;
    std::string raw;
};

/// A line that was not taken.
struct RejectedRow {
    std::uint64_t line = 0;
    event::Rejection reason = event::Rejection::MalformedJson;
    std::string beginning;  ///< The first characters of the line.
};

/// What there is to know of one stream file.
struct StreamFacts {
    std::uint64_t lines = 0;
    std::uint64_t events = 0;
    std::uint64_t people = 0;  ///< Different ids, before any are linked.
    std::optional<base::Instant> first;
    std::optional<base::Instant> last;
    std::uint64_t rejected = 0;
    std::map<event::Rejection, std::uint64_t> rejectedByReason;
    std::vector<RejectedRow> rejectedRows;                     ///< The first of them.
    std::vector<std::pair<std::string, std::uint64_t>> names;  ///< The most frequent first.
    TimeBins bins;
    std::vector<EventRow> rows;  ///< The first events, in the order of the file.
    bool cancelled = false;
};

inline constexpr std::size_t kMostRows = 100'000;
inline constexpr std::size_t kMostRejectedRows = 1'000;
inline constexpr std::size_t kMostNames = 10'000;

}  // namespace rehearsal::events
