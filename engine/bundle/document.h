#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/bundle.h"
#include "bundle/bundle_reader.h"
#include "bundle/files.h"

namespace rehearsal::bundle {

/// A change to one file: `removed` at `offset` is replaced by `inserted`. A file that comes into being has
/// everything inserted, one that goes away everything removed.
struct FileEdit {
    std::string file;
    bool existedBefore = true;
    bool existsAfter = true;
    std::size_t offset = 0;
    std::string removed;
    std::string inserted;

    bool operator==(const FileEdit&) const = default;
};

/// An invertible change to a document, the one way in which any document changes. A value: it can be kept,
/// inverted, written to a history and applied again.
struct Edit {
    std::string label;  ///< What it does, for the undo menu: "Change wait to 20 minutes".
    std::vector<FileEdit> files;

    bool empty() const { return files.empty(); }
    Edit inverse() const;
    bool operator==(const Edit&) const = default;
};

/// The smallest edit that turns `before` into `after`.
Edit difference(const Files& before, const Files& after, std::string label);

/// Changes files as an edit says. One whose `removed` is not there is refused; the files may then be half
/// changed.
base::Expected<void> applyEdit(Files& files, const Edit& edit);

/// An open bundle: its files, what they say, and what is wrong with them. Files that are not edited keep
/// their bytes. One thread at a time.
class Document {
  public:
    Document() = default;
    explicit Document(Files files);

    const Files& files() const { return files_; }
    const Bundle& bundle() const { return reader_.reading().bundle; }
    const base::Diagnostics& diagnostics() const { return reader_.reading().diagnostics; }

    /// What a file names that other documents, or other parts of it, must have.
    const std::vector<Reference>& references(const std::string& file) const {
        return reader_.references(file);
    }

    /// Changes the files and reads again what changed. An edit whose `removed` is not there is refused, and
    /// nothing changes.
    base::Expected<void> apply(const Edit& edit);

    /// The JSON of a file, or a null value where there is none or it cannot be read.
    nlohmann::ordered_json json(std::string_view file) const;

  private:
    Files files_;
    BundleReader reader_;
};

/// The JSON of a document as this program writes it: two spaces, what fits on a line of 120 stays on one.
std::string formatJson(const nlohmann::ordered_json& json);

}  // namespace rehearsal::bundle
