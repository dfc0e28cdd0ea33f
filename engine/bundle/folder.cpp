#include "bundle/folder.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <memory>

#include "base/limits.h"
#include "bundle/document_kind.h"
#include "bundle/json_text.h"

namespace rehearsal::bundle {
namespace {

namespace fs = std::filesystem;
using base::failure;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Paths inside a bundle are UTF-8 with `/` on every system.
std::string utf8(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

fs::path fromUtf8(const std::string& text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

bool isInside(const fs::path& root, const fs::path& target) {
    const auto [end, rest] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
    return end == root.end();
}

/// A folder's reading under way: what is there already, and how many bytes.
class FolderReader {
  public:
    explicit FolderReader(const fs::path& folder) : folder_(folder) {}

    base::Expected<Files> read() {
        std::error_code problem;
        root_ = fs::canonical(folder_, problem);
        if (problem) return failure(folder_.string(), "The folder cannot be opened: " + problem.message());
        if (!fs::exists(root_ / "bundle.json", problem)) {
            return failure(
                folder_.string(), "This folder is no rule bundle: it has no bundle.json",
                R"(it would hold {"format": "rehearsal.bundle/1", "name": "Spring store"}, or the like)");
        }
        fs::recursive_directory_iterator it(root_, problem);
        for (; !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
            // Version control, editors and desktops keep their own things in hidden files; they are no part
            // of it.
            if (utf8(it->path().filename()).starts_with('.')) {
                it.disable_recursion_pending();
                continue;
            }
            if (auto added = add(*it); !added) return tl::unexpected(added.error());
        }
        if (problem) return failure(folder_.string(), "The folder cannot be read: " + problem.message());
        return std::move(files_);
    }

  private:
    base::Expected<void> add(const fs::directory_entry& entry) {
        const std::string name = utf8(entry.path().lexically_relative(root_));
        std::error_code problem;
        if (entry.is_symlink(problem)) {
            const fs::path target = fs::canonical(entry.path(), problem);
            if (problem) return failure(name, "The link leads nowhere");
            if (!isInside(root_, target))
                return failure(name, "The link leads out of the bundle", "put the file itself there");
            if (fs::is_directory(target, problem))
                return failure(name, "A link to a folder cannot be read", "put the folder itself there");
        }
        if (entry.is_directory(problem)) return {};
        if (!entry.is_regular_file(problem)) return failure(name, "This is no ordinary file");
        if (const std::string why = unsafePath(name); !why.empty()) return failure(name, why);
        if (files_.all().size() >= limits::kBundleFiles) {
            return failure(folder_.string(),
                           fmt::format("The folder holds more than {} files", limits::kBundleFiles));
        }
        return readInto(entry.path(), name);
    }

    base::Expected<void> readInto(const fs::path& path, const std::string& name) {
        std::string bytes;
        const FileHandle file(std::fopen(path.string().c_str(), "rb"));
        if (!file) return failure(name, "The file cannot be opened: " + reason(errno));
        char buffer[1 << 16];
        std::size_t count = 0;
        while ((count = std::fread(buffer, 1, sizeof buffer, file.get())) > 0) {
            bytes.append(buffer, count);
            if (bytes.size() > limits::kFileBytes) {
                return failure(name, fmt::format("The file is larger than {} MiB", limits::kFileBytes >> 20));
            }
        }
        if (std::ferror(file.get())) return failure(name, "The file cannot be read: " + reason(errno));
        total_ += bytes.size();
        if (total_ > limits::kBundleBytes) {
            return failure(folder_.string(),
                           fmt::format("The bundle is larger than {} MiB", limits::kBundleBytes >> 20));
        }
        files_.set(name, std::move(bytes));
        return {};
    }

    fs::path folder_;
    fs::path root_;
    Files files_;
    std::size_t total_ = 0;
};

/// Hidden files are no part of a bundle, so this name is nobody's.
fs::path besideOf(const fs::path& file) {
    fs::path name = ".";
    name += file.filename();
    name += ".part";
    return file.parent_path() / name;
}

base::Expected<void> writeBeside(const fs::path& file, std::string_view bytes) {
    const fs::path beside = besideOf(file);
    FileHandle handle(std::fopen(beside.string().c_str(), "wb"));
    if (!handle) return failure(file.string(), "The file cannot be written: " + reason(errno));
    bool written = std::fwrite(bytes.data(), 1, bytes.size(), handle.get()) == bytes.size();
    int error = errno;
    if (std::fclose(handle.release()) != 0 && written) {
        written = false;
        error = errno;
    }
    if (written) return {};
    std::error_code ignored;
    fs::remove(beside, ignored);
    return failure(file.string(), "The file cannot be written: " + reason(error),
                   "what was there is still there");
}

base::Expected<void> moveIntoPlace(const fs::path& file) {
    std::error_code problem;
    fs::rename(besideOf(file), file, problem);
    if (!problem) return {};
    std::error_code ignored;
    fs::remove(besideOf(file), ignored);
    return failure(file.string(), "The file cannot be put into its place: " + problem.message());
}

/// Documents of the bundle that was in this folder before and that the new one does not have. A folder that
/// was no bundle keeps all it has.
std::vector<fs::path> leftovers(const Files& files, const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code problem;
    if (!fs::exists(folder / "bundle.json", problem)) return out;
    fs::recursive_directory_iterator it(folder, problem);
    for (; !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
        const std::string name = utf8(it->path().filename());
        if (name.starts_with('.')) it.disable_recursion_pending();
        if (name.starts_with('.') || !it->is_regular_file(problem)) continue;
        const std::string path = utf8(it->path().lexically_relative(folder));
        if (classify(path).kind != DocumentKind::Unknown && !files.contains(path)) out.push_back(it->path());
    }
    return out;
}

}  // namespace

std::string unsafePath(std::string_view path) {
    if (!isUtf8(path)) return "The name of this file is not UTF-8";
    if (path.empty() || path.front() == '/') return "The name of this file is absolute";
    if (path.find('\\') != std::string_view::npos) return "The name of this file has a backslash in it";
    if (path.find(':') != std::string_view::npos) return "The name of this file has a colon in it";
    if (path.find('\0') != std::string_view::npos) return "The name of this file has a zero byte in it";
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view step = path.substr(begin, end - begin);
        if (step.empty() || step == "." || step == "..")
            return "The name of this file leads out of the bundle";
        begin = end + 1;
    }
    return {};
}

base::Expected<Files> readFolder(const fs::path& folder) {
    return FolderReader(folder).read();
}

base::Expected<void> writeWhole(const fs::path& file, std::string_view bytes) {
    if (auto written = writeBeside(file, bytes); !written) return written;
    return moveIntoPlace(file);
}

base::Expected<void> writeFolder(const Files& files, const fs::path& folder) {
    std::error_code problem;
    std::vector<fs::path> written;
    const auto giveUp = [&](base::Diagnostic why) -> base::Expected<void> {
        std::error_code ignored;
        for (const fs::path& file : written) fs::remove(besideOf(file), ignored);
        return tl::unexpected(std::move(why));
    };
    const std::vector<fs::path> gone = leftovers(files, folder);
    // Everything is written beside its place first: where the disk is full, what was there is left as it was.
    for (const auto& [path, bytes] : files.all()) {
        if (const std::string why = unsafePath(path); !why.empty()) return giveUp(failure(path, why).value());
        const fs::path file = folder / fromUtf8(path);
        fs::create_directories(file.parent_path(), problem);
        if (problem) {
            return giveUp(
                failure(file.parent_path().string(), "The folder cannot be made: " + problem.message())
                    .value());
        }
        if (auto beside = writeBeside(file, *bytes); !beside) return giveUp(std::move(beside.error()));
        written.push_back(file);
    }
    while (!written.empty()) {
        if (auto moved = moveIntoPlace(written.back()); !moved) return giveUp(std::move(moved.error()));
        written.pop_back();
    }
    for (const fs::path& file : gone) {
        fs::remove(file, problem);
        if (problem) return failure(file.string(), "The file cannot be removed: " + problem.message());
        // A template's folder goes with its last file; one that still holds something stays.
        for (fs::path parent = file.parent_path(); parent != folder && fs::remove(parent, problem);) {
            parent = parent.parent_path();
        }
    }
    return {};
}

}  // namespace rehearsal::bundle
