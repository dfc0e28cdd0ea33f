#pragma once

#include <string>
#include <string_view>

namespace rehearsal::message {

/// What is wrong with a text that is to be a header's value, as a sentence's end (`has a line break in it`);
/// empty where nothing is. Whatever passes cannot begin another header.
std::string headerProblem(std::string_view text);

/// What is wrong with an address that is to stand in a header; empty where nothing is. Whatever passes is one
/// mailbox and nothing else: `name@domain` without quotes, commas, brackets or blanks.
std::string addressProblem(std::string_view address);

}  // namespace rehearsal::message
