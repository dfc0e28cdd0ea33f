#pragma once

#include <string>
#include <string_view>

namespace rehearsal::verify {

/// Text as it may stand in XML 1.0, between tags or inside double quotes. Line breaks are kept by reference,
/// so that attributes keep them; characters that XML cannot hold at all become U+FFFD.
std::string xmlText(std::string_view text);

}  // namespace rehearsal::verify
