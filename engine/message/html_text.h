#pragma once

#include <string>
#include <string_view>

namespace rehearsal::message {

/// The text part of a mail that has none of its own: what a reader of the HTML sees, with links behind their
/// words, lists with dashes or numbers, the cells of a short row on one line, and pictures by their
/// descriptions.
std::string textOfHtml(std::string_view html);

}  // namespace rehearsal::message
