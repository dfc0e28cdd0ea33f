#pragma once

#include <string>
#include <string_view>

namespace rehearsal::message {

/// Text with HTML's entities resolved: numeric ones, and the names that mails use. Others stay as they are.
std::string decodeEntities(std::string_view text);

enum class Quotes { Encode, Keep };

/// Text as it stands between the quotes of an attribute; where quotes are kept, as it stands between tags.
std::string encodeEntities(std::string_view text, Quotes quotes = Quotes::Encode);

}  // namespace rehearsal::message
