#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/value.h"

namespace rehearsal::event {

enum class Call : std::uint8_t { Track, Identify, Page, Screen, Group, Alias };

/// One accepted line of a stream (S1, S2): what names it, and the line itself for everything else.
struct Event {
    Call call = Call::Track;
    std::string name;  ///< The event's name, or `$identify`, `$page`, …
    std::string userId;
    std::string anonymousId;
    std::string previousId;      ///< Of `alias` only.
    std::string messageId;       ///< Empty where none was given.
    base::Instant timestamp;     ///< timestamp, or else receivedAt
    base::Instant receivedAt;    ///< receivedAt, or else timestamp
    std::uint64_t position = 0;  ///< Counts the lines of the merged stream: the order of arrival.
    std::string_view line;       ///< The line as it came; its bytes live as long as the stream's buffer.
};

/// The whole event as a value, as conditions and templates see it. `event` is its name, also where that is no
/// `track`.
base::Value parseRoot(const Event& event);

/// What stands in for a missing messageId (S8): the SHA-256, in hexadecimal, of the line without receivedAt
/// (kept where there is no timestamp), sentAt and messageId, in canonical form (RFC 8785).
std::string contentId(const base::Value& line);

}  // namespace rehearsal::event
