#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "base/diagnostic.h"

/// The layout of the workspace file, by version. Every version ever written can be brought to the newest.
namespace rehearsal::workspace::schema {

/// SQLite's `application_id`: "RHSL".
inline constexpr int kApplicationId = 0x5248534C;
/// SQLite's `user_version` of a file of this program.
inline constexpr int kVersion = 2;

/// Lays out an empty database as a workspace of the newest version.
void create(SQLite::Database& database);

/// Refuses what is no workspace, is damaged, or comes from a later version of the program. Changes nothing.
base::Expected<void> check(SQLite::Database& database, const std::filesystem::path& file);

/// Brings an earlier version up to date, after a copy of it as `NAME.backup-vN`. All of it or nothing.
base::Expected<void> migrate(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace rehearsal::workspace::schema
