#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text as code points, whatever the host's locale. What is no UTF-8 passes through byte by byte.
namespace rehearsal::liquid::utf8 {

/// Bytes of the code point at `i`.
std::size_t lengthAt(std::string_view text, std::size_t i);
std::string_view codePointAt(std::string_view text, std::size_t i);
/// Code points in a text.
std::size_t count(std::string_view text);
/// `length` code points from the `begin`-th.
std::string_view slice(std::string_view text, std::size_t begin, std::size_t length);
bool valid(std::string_view text);

std::string upper(std::string_view text);
std::string lower(std::string_view text);
/// The first code point in title case, the rest in lower case.
std::string capitalized(std::string_view text);

}  // namespace rehearsal::liquid::utf8
