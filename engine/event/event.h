#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/value_view.h"
#include "condition/event_interests.h"

namespace rehearsal::event {

enum class Call : std::uint8_t { Track, Identify, Page, Screen, Group, Alias };

/// One accepted line of a stream (S1, S2), looked at where its record stands (see record.h).
struct Event {
    Call call = Call::Track;
    /// Its name among those that the rules ask about; nothing where none does.
    std::optional<condition::EventNameId> nameId;
    /// The event's name, or `$identify`, `$page`, …; empty where no rule asks for it.
    std::string_view name;
    std::string_view userId;
    std::string_view anonymousId;
    std::string_view previousId;  ///< Of `alias` only.
    std::string_view messageId;   ///< The line's own, else its content id (S8).
    /// Nobody else in the stream who may be the same person has this messageId: no duplicate of it can come.
    bool isOnlyOne = false;
    base::Instant timestamp;     ///< timestamp, or else receivedAt
    base::Instant receivedAt;    ///< receivedAt, or else timestamp
    std::uint64_t position = 0;  ///< Orders the lines of the merged stream: the order of arrival.
    base::PackedValue
        content;  ///< What the rules read of it; `event` is its name, also where that is no track.
};

}  // namespace rehearsal::event
