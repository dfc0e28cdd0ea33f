#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::base {

/// The candidate a person most likely meant by `word` (edit distance with transpositions, ASCII case
/// ignored); empty where none is near enough to be worth suggesting.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `did you mean "wait_for"?`, or empty.
std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace rehearsal::base
