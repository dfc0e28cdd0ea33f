#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "bundle/files.h"

namespace rehearsal::bundle {

/// Reads a `.zip`; the bundle may stand in a single folder inside it.
base::Expected<Files> readArchive(const std::filesystem::path& file);

/// Writes a `.zip`: the same bytes for the same files, whatever the clock and the zone.
base::Expected<void> writeArchive(const Files& files, const std::filesystem::path& file);

}  // namespace rehearsal::bundle
