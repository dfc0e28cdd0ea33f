#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace rehearsal::bundle {

/// The files of a bundle in memory: path inside the bundle (`campaigns/welcome.json`, always with `/`) to bytes.
/// Copies share the bytes.
class Files {
  public:
    using Bytes = std::shared_ptr<const std::string>;

    bool contains(std::string_view path) const { return files_.find(path) != files_.end(); }
    /// The bytes, or nullptr.
    const std::string* find(std::string_view path) const;
    void set(std::string path, std::string bytes);
    void remove(std::string_view path);
    const std::map<std::string, Bytes, std::less<>>& all() const { return files_; }
    /// Paths that begin with `prefix`, sorted.
    std::vector<std::string> under(std::string_view prefix) const;
    bool operator==(const Files& other) const;

  private:
    std::map<std::string, Bytes, std::less<>> files_;
};

/// Reads a folder, or the same folder in a `.zip`. Links that lead outside, absolute names and `..` are refused; sizes
/// and counts are bounded by limits.h.
base::Expected<Files> readFiles(const std::filesystem::path& folderOrZip);

/// Writes a folder or, where the name ends in `.zip`, an archive (the same bytes for the same files). A folder's own
/// files that the bundle does not have are left alone, but documents the bundle format names are removed with the
/// bundle's; each file is written beside its place and then renamed, so that none is ever half there.
base::Expected<void> writeFiles(const Files& files, const std::filesystem::path& folderOrZip);

}  // namespace rehearsal::bundle
