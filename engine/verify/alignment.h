#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace rehearsal::verify {

/// Two lists side by side: places of the first and the second, one of the two missing where nothing answers
/// it.
using Alignment = std::vector<std::pair<std::optional<std::size_t>, std::optional<std::size_t>>>;

/// Lays two lists side by side so that what lies together is as alike as can be, each in its own order.
/// `likeness` of 0 is never laid together. Long lists are laid side by side from the front.
Alignment align(std::size_t first, std::size_t second,
                const std::function<std::size_t(std::size_t, std::size_t)>& likeness);

}  // namespace rehearsal::verify
