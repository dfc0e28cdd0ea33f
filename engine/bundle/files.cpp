#include "bundle/files.h"

#include <algorithm>

#include "bundle/archive.h"
#include "bundle/folder.h"

namespace rehearsal::bundle {

const std::string* Files::find(std::string_view path) const {
    const auto found = files_.find(path);
    return found == files_.end() ? nullptr : found->second.get();
}

void Files::set(std::string path, std::string bytes) {
    files_.insert_or_assign(std::move(path), std::make_shared<const std::string>(std::move(bytes)));
}

void Files::remove(std::string_view path) {
    if (const auto found = files_.find(path); found != files_.end()) files_.erase(found);
}

std::vector<std::string> Files::under(std::string_view prefix) const {
    std::vector<std::string> paths;
    for (auto it = files_.lower_bound(prefix); it != files_.end() && it->first.starts_with(prefix); ++it) {
        paths.push_back(it->first);
    }
    return paths;
}

bool Files::operator==(const Files& other) const {
    return std::equal(files_.begin(), files_.end(), other.files_.begin(), other.files_.end(),
                      [](const auto& a, const auto& b) {
                          return a.first == b.first && (a.second == b.second || *a.second == *b.second);
                      });
}

base::Expected<Files> readFiles(const std::filesystem::path& folderOrZip) {
    std::error_code problem;
    const auto status = std::filesystem::status(folderOrZip, problem);
    if (std::filesystem::is_directory(status)) return readFolder(folderOrZip);
    if (std::filesystem::is_regular_file(status)) return readArchive(folderOrZip);
    if (status.type() == std::filesystem::file_type::not_found) {
        return base::failure(folderOrZip.string(), "There is no such file or folder");
    }
    return base::failure(folderOrZip.string(), problem ? "It cannot be opened: " + problem.message()
                                                       : "This is neither a folder nor a file");
}

base::Expected<void> writeFiles(const Files& files, const std::filesystem::path& folderOrZip) {
    return folderOrZip.extension() == ".zip" ? writeArchive(files, folderOrZip)
                                             : writeFolder(files, folderOrZip);
}

}  // namespace rehearsal::bundle
