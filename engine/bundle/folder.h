#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "bundle/files.h"

namespace rehearsal::bundle {

/// Reads every file of a folder that holds a `bundle.json`, hidden ones left out.
base::Expected<Files> readFolder(const std::filesystem::path& folder);

/// Writes a bundle's files into a folder, all of them beside their places first, and then into place.
base::Expected<void> writeFolder(const Files& files, const std::filesystem::path& folder);

/// Why a path cannot be one inside a bundle (absolute, `..`, a drive, a backslash, no UTF-8); empty where it
/// can.
std::string unsafePath(std::string_view path);

/// Writes a file beside its place and renames it, so that it is never half there.
base::Expected<void> writeWhole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace rehearsal::bundle
