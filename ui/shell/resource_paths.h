#pragma once

#include <filesystem>

namespace rehearsal::shell {

/// A file or folder that is installed with the program (`samples/spring-store`): beside the binary where the
/// program is installed, else in the source tree it was built from.
std::filesystem::path resourcePath(const char* name);

}  // namespace rehearsal::shell
