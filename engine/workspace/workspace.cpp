#include "workspace/workspace.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <system_error>

#include "workspace/edit_json.h"
#include "workspace/schema.h"
#include "workspace/state.h"
#include "workspace/trouble.h"

namespace rehearsal::workspace {

namespace {

namespace fs = std::filesystem;

std::int64_t newestEdit(SQLite::Database& database) {
    return database.execAndGet("SELECT coalesce(max(id), 0) FROM history").getInt64();
}

void writeDocument(SQLite::Database& database, const std::string& path, const std::string& bytes) {
    SQLite::Statement write(database,
                            "INSERT INTO documents(path, bytes) VALUES(?, ?) "
                            "ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes");
    write.bind(1, path);
    // An empty blob, not NULL, where there are no bytes.
    write.bindNoCopy(2, static_cast<const void*>(bytes.c_str()), static_cast<int>(bytes.size()));
    write.exec();
}

void removeDocument(SQLite::Database& database, const std::string& path) {
    SQLite::Statement remove(database, "DELETE FROM documents WHERE path = ?");
    remove.bind(1, path);
    remove.exec();
}

/// A whole workspace under the name `draft`; `file` is what people call it.
base::Expected<void> writeNew(const fs::path& draft, const fs::path& file, const bundle::Files& files) {
    return guarded(file, [&]() -> base::Expected<void> {
        SQLite::Database database(utf8(draft), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        schema::create(database);
        SQLite::Transaction transaction(database);
        for (const auto& [path, bytes] : files.all()) writeDocument(database, path, *bytes);
        transaction.commit();
        return {};
    });
}

base::Diagnostic alreadyThere(const fs::path& file) {
    return {base::Severity::Error,
            utf8(file),
            {},
            0,
            0,
            "There is already a file " + quotedName(file) + ".",
            "Choose another name, or open the file that is there."};
}

/// Gives a file its name without ever replacing one that has it.
base::Expected<void> giveName(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_hard_link(from, to, error);  // fails where `to` exists
    if (!error) {
        fs::remove(from, error);
        return {};
    }
    if (fs::exists(to)) return tl::unexpected(alreadyThere(to));
    fs::rename(from, to, error);  // a file system without hard links
    if (error)
        return base::failure(utf8(to), quotedName(to) + " could not be created: " + error.message() + ".");
    return {};
}

/// The journal: a write is on the disk when its transaction ends, and a killed process leaves the file whole.
void setJournal(SQLite::Database& database) {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
}

}  // namespace

Workspace::Workspace(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

base::Expected<Workspace> Workspace::create(const fs::path& file, const bundle::Files& files) {
    std::error_code error;
    if (fs::exists(file, error)) return tl::unexpected(alreadyThere(file));
    // Written under another name first: a file of this name is a whole workspace from the moment it is seen.
    fs::path draft = file;
    draft += ".new";
    fs::remove(draft, error);
    auto made = writeNew(draft, file, files).and_then([&] { return giveName(draft, file); });
    if (!made) {
        fs::remove(draft, error);
        return tl::unexpected(made.error());
    }
    return open(file);
}

base::Expected<Workspace> Workspace::open(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return base::failure(utf8(file), "There is no file " + quotedName(file) + " in its folder.",
                             "Check whether it was moved or renamed.");
    }
    if (fs::is_directory(file, error)) {
        return base::failure(utf8(file), quotedName(file) + " is a folder, not a workspace.",
                             "If it is a rule bundle, import it into a new workspace.");
    }
    return guarded(file, [&]() -> base::Expected<Workspace> {
        auto state = std::make_unique<State>(file, SQLite::OPEN_READWRITE);
        SQLite::Database& database = state->database;
        if (auto good = schema::check(database, file); !good) return tl::unexpected(good.error());
        if (sqlite3_db_readonly(database.getHandle(), "main") == 1) {
            return tl::unexpected(troubleWith(file, SQLITE_READONLY, {}));
        }
        if (auto newest = schema::migrate(database, file); !newest) return tl::unexpected(newest.error());
        setJournal(database);
        state->lastEdit = newestEdit(database);
        return Workspace(std::move(state));
    });
}

const fs::path& Workspace::file() const {
    return state_->file;
}

base::Expected<bundle::Files> Workspace::files() const {
    return guarded(state_->file, [&]() -> base::Expected<bundle::Files> {
        bundle::Files files;
        SQLite::Statement read(state_->database, "SELECT path, bytes FROM documents");
        while (read.executeStep()) files.set(read.getColumn(0).getString(), read.getColumn(1).getString());
        return files;
    });
}

base::Expected<void> Workspace::save(const bundle::Edit& edit, const bundle::Files& after,
                                     std::int64_t atMs) {
    if (edit.empty()) return {};
    return guarded(state_->file, [&]() -> base::Expected<void> {
        SQLite::Database& database = state_->database;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        if (newestEdit(database) != state_->lastEdit) {
            return base::failure(
                utf8(state_->file),
                quotedName(state_->file) +
                    " was changed in another window since this one opened it; "
                    "the change made here was not written.",
                "Export the bundle from this window if you want to keep what it shows, then open the "
                "workspace again.");
        }
        for (const bundle::FileEdit& change : edit.files) {
            if (const std::string* bytes = after.find(change.file)) {
                writeDocument(database, change.file, *bytes);
            } else {
                removeDocument(database, change.file);
            }
        }
        SQLite::Statement record(database, "INSERT INTO history(at, label, edit) VALUES(?, ?, ?)");
        record.bind(1, atMs);
        record.bind(2, edit.label);
        record.bind(3, toJsonText(edit));
        record.exec();
        const std::int64_t id = database.getLastInsertRowid();
        transaction.commit();
        state_->lastEdit = id;
        return {};
    });
}

base::Expected<std::vector<Stream>> Workspace::streams() const {
    return guarded(state_->file, [&]() -> base::Expected<std::vector<Stream>> {
        std::vector<Stream> streams;
        SQLite::Statement read(state_->database, "SELECT id, name, path FROM streams ORDER BY id");
        while (read.executeStep()) {
            streams.push_back(
                {read.getColumn(0).getInt64(), read.getColumn(1).getString(), read.getColumn(2).getString()});
        }
        return streams;
    });
}

base::Expected<std::int64_t> Workspace::addStream(const std::string& name, const std::string& path) {
    return guarded(state_->file, [&]() -> base::Expected<std::int64_t> {
        SQLite::Statement add(state_->database, "INSERT INTO streams(name, path) VALUES(?, ?)");
        add.bind(1, name);
        add.bind(2, path);
        add.exec();
        return state_->database.getLastInsertRowid();
    });
}

base::Expected<void> Workspace::removeStream(std::int64_t id) {
    return guarded(state_->file, [&]() -> base::Expected<void> {
        SQLite::Statement remove(state_->database, "DELETE FROM streams WHERE id = ?");
        remove.bind(1, id);
        remove.exec();
        return {};
    });
}

std::optional<std::string> Workspace::setting(const std::string& key) const {
    using Found = std::optional<std::string>;
    const auto found = guarded(state_->file, [&]() -> base::Expected<Found> {
        SQLite::Statement read(state_->database, "SELECT value FROM settings WHERE key = ?");
        read.bind(1, key);
        return read.executeStep() ? Found(read.getColumn(0).getString()) : Found();
    });
    return found.value_or(std::nullopt);  // a missing piece of the window's state is no reason to stop
}

base::Expected<void> Workspace::setSetting(const std::string& key, const std::string& value) {
    return guarded(state_->file, [&]() -> base::Expected<void> {
        SQLite::Statement write(state_->database,
                                "INSERT INTO settings(key, value) VALUES(?, ?) "
                                "ON CONFLICT(key) DO UPDATE SET value = excluded.value");
        write.bind(1, key);
        write.bind(2, value);
        write.exec();
        return {};
    });
}

}  // namespace rehearsal::workspace
