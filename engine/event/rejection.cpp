#include "event/rejection.h"

#include <array>

namespace rehearsal::event {

const char* toString(Rejection rejection) {
    constexpr std::array<const char*, kRejections> kNames{
        "too_long",      "malformed_json",   "not_an_object", "unknown_type", "missing_event_name",
        "reserved_name", "missing_identity", "reserved_id",   "bad_timestamp"};
    return kNames[static_cast<std::size_t>(rejection)];
}

}  // namespace rehearsal::event
