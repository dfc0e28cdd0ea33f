#pragma once

#include <cstddef>
#include <cstdint>

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
inline constexpr std::size_t kRejections = 9;

/// `too_long`, `malformed_json`, … as the summary names them.
const char* toString(Rejection rejection);

}  // namespace rehearsal::event
