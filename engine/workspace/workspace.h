#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/document.h"
#include "bundle/files.h"

namespace rehearsal::workspace {

/// A stream the workspace knows: a file outside it, by name.
struct Stream {
    std::int64_t id = 0;
    std::string name;
    std::string path;
};

/// An edit as the history keeps it. Undo and redo are edits too.
struct HistoryEntry {
    std::int64_t id = 0;
    std::int64_t atMs = 0;  ///< Wall clock.
    std::string label;
};

/// A state of the documents that somebody gave a name to, or that was exported.
struct Mark {
    enum class Kind { Named, Exported };
    std::int64_t id = 0;
    std::int64_t entry =
        0;  ///< The state after this entry of the history; 0 is the workspace as it was made.
    std::int64_t atMs = 0;
    Kind kind = Kind::Named;
    std::string name;
};

/// The `.rehearsal` file: an SQLite database with the documents, their history, the known streams and the
/// window's state. Every call that changes something has reached the disk's journal when it returns: a killed
/// process loses nothing that was written, and the file never opens damaged. One thread at a time.
class Workspace {
  public:
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;

    /// A new file with these documents. An existing file is never overwritten.
    static base::Expected<Workspace> create(const std::filesystem::path& file, const bundle::Files& files);
    /// Opens a file of this or any earlier version; an earlier one is copied to `NAME.backup-vN` first and
    /// migrated. A file of a later version, a damaged one or one that is no workspace is refused with a
    /// sentence.
    static base::Expected<Workspace> open(const std::filesystem::path& file);

    const std::filesystem::path& file() const;
    /// All documents as they stand.
    base::Expected<bundle::Files> files() const;
    /// Writes the files an edit changed, and the edit itself to the history, in one transaction. `after` is
    /// the state with the edit applied, `at` the wall clock in milliseconds.
    base::Expected<void> save(const bundle::Edit& edit, const bundle::Files& after, std::int64_t atMs);

    /// Every edit there was, the first first.
    base::Expected<std::vector<HistoryEntry>> history() const;
    /// The documents as they were after an entry of the history; 0 is as they were made.
    base::Expected<bundle::Files> filesAt(std::int64_t entry) const;
    /// States with a name or an export, the first first.
    base::Expected<std::vector<Mark>> marks() const;
    /// Marks the state after an entry; gives the mark's id.
    base::Expected<std::int64_t> addMark(std::int64_t entry, Mark::Kind kind, const std::string& name,
                                         std::int64_t atMs);
    /// Gives a mark another name; without one it goes away.
    base::Expected<void> renameMark(std::int64_t id, const std::string& name);

    base::Expected<std::vector<Stream>> streams() const;
    base::Expected<std::int64_t> addStream(const std::string& name, const std::string& path);
    base::Expected<void> removeStream(std::int64_t id);

    /// Small pieces of the window's state (campaign shown, zoom), by key.
    std::optional<std::string> setting(const std::string& key) const;
    base::Expected<void> setSetting(const std::string& key, const std::string& value);

  private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace rehearsal::workspace
