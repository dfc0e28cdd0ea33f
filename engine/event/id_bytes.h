#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rehearsal::event {

/// An id inside a record: its length and its text; the usual spelling of a UUID takes 17 bytes instead of 37.
namespace id_bytes {

void append(std::string& out, std::string_view id);
/// The bytes of an id that stands at `at`.
std::size_t sizeOf(const char* at);
/// Its text, which stands in the record or, of a UUID, in `uuid`.
std::string_view textOf(const char* at, char (&uuid)[36]);
std::uint64_t hashOf(const char* at);

}  // namespace id_bytes
}  // namespace rehearsal::event
