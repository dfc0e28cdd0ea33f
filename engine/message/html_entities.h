#pragma once

#include <string>
#include <string_view>

namespace rehearsal::message {

/// Text with HTML's entities resolved: numeric ones, and the names that mails use. Others stay as they are.
std::string decodeEntities(std::string_view text);

}  // namespace rehearsal::message
