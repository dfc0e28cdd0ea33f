#pragma once

#include <string>
#include <string_view>

namespace rehearsal::message {

/// Text with HTML's entities resolved: numeric ones, and the names that mails use. Others stay as they are.
std::string decodeEntities(std::string_view text);

/// Text as it stands between the quotes of an attribute.
std::string encodeEntities(std::string_view text);

}  // namespace rehearsal::message
