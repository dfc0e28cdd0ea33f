#pragma once

#include <string>
#include <string_view>

namespace rehearsal::base {

/// Appends text as a JSON string: quoted, with only that escaped which must be (RFC 8259, as RFC 8785 wants
/// it). The text is valid UTF-8.
void appendJsonString(std::string& out, std::string_view text);

}  // namespace rehearsal::base
