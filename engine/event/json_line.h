#pragma once

#include <optional>
#include <string_view>

#include "base/value.h"

namespace rehearsal::event {

/// Reads one JSON text strictly, every byte of it checked (S2): UTF-8, lone surrogates, numbers beyond a
/// double, nesting over limits::kNesting. Nothing where it is not well-formed.
std::optional<base::Value> parseJsonLine(std::string_view line);

}  // namespace rehearsal::event
