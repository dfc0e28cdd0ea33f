#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::simulation {

/// Changes to the top level of one line of a stream that leave every other byte as it came. The line must be
/// a well-formed JSON object.

/// The bytes of a member's value, the last where the key is given more than once (S2).
std::optional<std::string_view> memberValue(std::string_view line, std::string_view key);

/// The line with a member's value replaced; a new member comes first. `value` is JSON.
std::string withMember(std::string_view line, std::string_view key, std::string_view value);

/// The line without any member of that key.
std::string withoutMember(std::string_view line, std::string_view key);

}  // namespace rehearsal::simulation
