#pragma once

#include <SQLiteCpp/Database.h>

#include "workspace/trouble.h"
#include "workspace/workspace.h"

namespace rehearsal::workspace {

/// The open database of a workspace.
struct Workspace::State {
    std::filesystem::path file;
    SQLite::Database database;
    std::int64_t lastEdit = 0;  ///< The newest entry of the history this window has seen.

    State(std::filesystem::path path, int flags)
        : file(std::move(path)), database(utf8(file), flags, kBusyMs) {}

    /// How long another program's write (an export, an import) is waited for.
    static constexpr int kBusyMs = 2000;
};

}  // namespace rehearsal::workspace
