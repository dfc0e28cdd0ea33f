#include "workspace/schema.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <string>

#include "workspace/trouble.h"

namespace rehearsal::workspace::schema {

namespace {

/// Step n leads from version n to n + 1. A step that was ever released is never changed: files out there
/// begin with it.
constexpr std::array<const char*, kVersion> kSteps{
    R"(CREATE TABLE documents(path TEXT PRIMARY KEY, bytes BLOB NOT NULL);
       CREATE TABLE history(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, label TEXT NOT NULL,
                            edit TEXT NOT NULL);
       CREATE TABLE streams(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, path TEXT NOT NULL);
       CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL);)",
    R"(CREATE TABLE marks(id INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER NOT NULL, at INTEGER NOT NULL,
                          kind TEXT NOT NULL, name TEXT NOT NULL);)",
};

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

void runSteps(SQLite::Database& database, int from) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (int version = from; version < kVersion; ++version)
        database.exec(kSteps[static_cast<std::size_t>(version)]);
    database.exec("PRAGMA user_version = " + std::to_string(kVersion));
    transaction.commit();
}

/// A name for the backup that no file has yet: an earlier backup is never overwritten.
std::filesystem::path backupName(const std::filesystem::path& file, int version) {
    std::filesystem::path wanted = file;
    wanted += fmt::format(".backup-v{}", version);
    std::filesystem::path free = wanted;
    for (int n = 2; std::filesystem::exists(free); ++n) {
        free = wanted;
        free += fmt::format("-{}", n);
    }
    return free;
}

/// SQLite's own backup: unlike a copy of the file it holds what is still in the journal.
void backUp(SQLite::Database& database, const std::filesystem::path& to) {
    SQLite::Database copy(utf8(to), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, database).executeStep(-1);
}

}  // namespace

void create(SQLite::Database& database) {
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    runSteps(database, 0);
}

base::Expected<void> check(SQLite::Database& database, const std::filesystem::path& file) {
    if (pragma(database, "application_id") != kApplicationId) {
        return tl::unexpected(troubleWith(file, SQLITE_NOTADB, {}));
    }
    if (const int version = pragma(database, "user_version"); version > kVersion) {
        return base::failure(
            utf8(file),
            quotedName(file) + " was written by a later version of Rehearsal (workspace version " +
                std::to_string(version) + "; this program knows up to " + std::to_string(kVersion) + ").",
            "Open it with the newer program, or export the bundle there and import it here.");
    }
    SQLite::Statement quickCheck(database, "PRAGMA quick_check(1)");
    quickCheck.executeStep();
    if (const std::string finding = quickCheck.getColumn(0).getString(); finding != "ok") {
        return tl::unexpected(troubleWith(file, SQLITE_CORRUPT, finding.substr(0, finding.find('\n'))));
    }
    return {};
}

base::Expected<void> migrate(SQLite::Database& database, const std::filesystem::path& file) {
    const int version = pragma(database, "user_version");
    if (version == kVersion) return {};
    backUp(database, backupName(file, version));
    runSteps(database, version);
    return {};
}

}  // namespace rehearsal::workspace::schema
