#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/value_view.h"
#include "event/byte_source.h"

namespace rehearsal::fields {

/// What has been seen of one field: kinds of value, and the most frequent values with how often each came.
struct SeenField {
    std::uint64_t texts = 0, numbers = 0, yesNos = 0, lists = 0, objects = 0;
    std::map<std::string, std::uint64_t> values;  ///< Compact JSON of texts, numbers and yes or no.

    void add(const base::ValueView& value);
    /// The values, the most frequent first.
    std::vector<std::string> frequent(std::size_t most) const;
};

/// Fields by their path, `properties.category`.
using SeenFields = std::map<std::string, SeenField>;

/// Adds a value and all that is inside it under a path.
void collect(SeenFields& into, const std::string& path, const base::ValueView& value, int depth = 0);

/// What the streams of a workspace hold: the names of events, how often each came, and their fields with
/// values.
struct StreamCatalog {
    struct Event {
        std::uint64_t count = 0;
        SeenFields fields;
    };
    std::map<std::string, Event> events;
    std::uint64_t read = 0;
    bool isCut = false;  ///< There are more events than were read.
    base::Instant latest = base::Instant::min();
};

/// Events that are looked at: enough for names and examples, and for the histories of sample people.
inline constexpr std::uint64_t kMostEventsLookedAt = 200'000;

/// Reads the beginnings of streams; of one that cannot be read, what there is.
StreamCatalog readCatalog(const std::vector<event::StreamInput>& streams, const std::atomic<bool>& cancelled);

}  // namespace rehearsal::fields
