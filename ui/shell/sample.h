#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "session/session.h"

namespace rehearsal::shell {

/// Opens the sample workspace at that place; where there is none, makes it from the sample bundle, with its
/// stream.
base::Expected<void> openSample(session::Session& session, const std::filesystem::path& file);

/// Lets the open workspace know the sample's stream.
base::Expected<void> addSampleStream(session::Session& session);

/// Where the sample lives that the start page opens: the user's own data.
std::filesystem::path ownSampleFile();

/// Opens a bundle (folder or zip) as a new workspace.
base::Expected<void> importBundle(session::Session& session, const std::filesystem::path& folderOrZip,
                                  const std::filesystem::path& workspace);

}  // namespace rehearsal::shell
