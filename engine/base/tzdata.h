#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The compiled time-zone data that is linked into the engine (`resources/tzdata/zones.bin`).
namespace rehearsal::base::tzdata {

bool contains(std::string_view zone);
std::vector<std::string> names();
std::string version();

}  // namespace rehearsal::base::tzdata
