#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/files.h"

namespace rehearsal::web {

/// The `body.html` that belongs to a `body.mjml`.
std::string compiledFile(const std::string& source);

/// The `body.mjml` files whose `body.html` is missing or was made from something else.
std::vector<std::string> staleSources(const bundle::Files& files);

/// Brings every `body.html` of a bundle in memory up to date; gives the number of those that changed. It
/// waits for the compiler, with an event loop of its own.
base::Expected<int> compileFiles(bundle::Files& files);

/// The same for a folder or zip, which is written only where something changed.
base::Expected<int> compileBundle(const std::filesystem::path& folderOrZip);

}  // namespace rehearsal::web
