#pragma once

#include <string_view>
#include <variant>

#include "event/event.h"

namespace rehearsal::event {

/// Why a line was not taken, in the order in which the reasons are tried (S2).
enum class Rejection : std::uint8_t {
    TooLong,
    MalformedJson,
    NotAnObject,
    UnknownType,
    MissingEventName,
    ReservedName,
    MissingIdentity,
    ReservedId,
    BadTimestamp
};

/// `too_long`, `malformed_json`, … as the summary names them.
const char* toString(Rejection rejection);

/// Reads one line of a stream, without its end. The event's `line` points into `line`.
std::variant<Event, Rejection> parseLine(std::string_view line);

}  // namespace rehearsal::event
