#pragma once

#include <string>
#include <string_view>

namespace rehearsal::web {

/// The mail as a client in light or dark mode reads it: its `prefers-color-scheme` queries are answered in
/// the source, so that every preview chooses for itself and looks the same on every machine. Nothing else is
/// changed.
std::string withColorScheme(std::string_view html, bool dark);

}  // namespace rehearsal::web
