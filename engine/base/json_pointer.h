#pragma once

#include <string>
#include <string_view>

namespace rehearsal::base {

/// `pointer` with one more reference token, `~` and `/` escaped (RFC 6901).
std::string childPointer(std::string_view pointer, std::string_view key);
std::string childPointer(std::string_view pointer, std::size_t index);

}  // namespace rehearsal::base
