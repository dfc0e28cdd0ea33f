// The history of a workspace: what was edited, the documents as they were, and the states that have a name.
#include <SQLiteCpp/Statement.h>

#include "workspace/edit_json.h"
#include "workspace/state.h"

namespace rehearsal::workspace {

namespace {

constexpr char kNamed[] = "named";
constexpr char kExported[] = "exported";

}  // namespace

base::Expected<std::vector<HistoryEntry>> Workspace::history() const {
    return guarded(state_->file, [&]() -> base::Expected<std::vector<HistoryEntry>> {
        std::vector<HistoryEntry> entries;
        SQLite::Statement read(state_->database, "SELECT id, at, label FROM history ORDER BY id");
        while (read.executeStep()) {
            entries.push_back(
                {read.getColumn(0).getInt64(), read.getColumn(1).getInt64(), read.getColumn(2).getString()});
        }
        return entries;
    });
}

base::Expected<bundle::Files> Workspace::filesAt(std::int64_t entry) const {
    auto now = files();
    if (!now) return now;
    return guarded(state_->file, [&]() -> base::Expected<bundle::Files> {
        // What came later is taken back, the last first.
        SQLite::Statement read(state_->database, "SELECT edit FROM history WHERE id > ? ORDER BY id DESC");
        read.bind(1, entry);
        while (read.executeStep()) {
            const auto edit = parseEdit(read.getColumn(0).getString());
            if (edit && bundle::applyEdit(*now, edit->inverse())) continue;
            return base::failure(utf8(state_->file),
                                 "The history of " + quotedName(state_->file) +
                                     " has a gap: the documents cannot be brought back to that time.",
                                 "Later versions can still be opened.");
        }
        return std::move(*now);
    });
}

base::Expected<std::vector<Mark>> Workspace::marks() const {
    return guarded(state_->file, [&]() -> base::Expected<std::vector<Mark>> {
        std::vector<Mark> marks;
        SQLite::Statement read(state_->database,
                               "SELECT id, entry, at, kind, name FROM marks ORDER BY entry, id");
        while (read.executeStep()) {
            const bool exported = read.getColumn(3).getString() == kExported;
            marks.push_back(
                {read.getColumn(0).getInt64(), read.getColumn(1).getInt64(), read.getColumn(2).getInt64(),
                 exported ? Mark::Kind::Exported : Mark::Kind::Named, read.getColumn(4).getString()});
        }
        return marks;
    });
}

base::Expected<std::int64_t> Workspace::addMark(std::int64_t entry, Mark::Kind kind, const std::string& name,
                                                std::int64_t atMs) {
    return guarded(state_->file, [&]() -> base::Expected<std::int64_t> {
        SQLite::Statement add(state_->database,
                              "INSERT INTO marks(entry, at, kind, name) VALUES(?, ?, ?, ?)");
        add.bind(1, entry);
        add.bind(2, atMs);
        add.bind(3, kind == Mark::Kind::Exported ? kExported : kNamed);
        add.bind(4, name);
        add.exec();
        return state_->database.getLastInsertRowid();
    });
}

base::Expected<void> Workspace::renameMark(std::int64_t id, const std::string& name) {
    return guarded(state_->file, [&]() -> base::Expected<void> {
        SQLite::Statement change(state_->database, name.empty() ? "DELETE FROM marks WHERE id = ?1"
                                                                : "UPDATE marks SET name = ?2 WHERE id = ?1");
        change.bind(1, id);
        if (!name.empty()) change.bind(2, name);
        change.exec();
        return {};
    });
}

}  // namespace rehearsal::workspace
