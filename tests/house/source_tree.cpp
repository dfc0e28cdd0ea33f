#include "source_tree.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace rehearsal::house {

namespace fs = std::filesystem;

namespace {

bool isOwnText(const fs::path& file) {
    static const std::set<std::string> extensions{".h",  ".cpp", ".cmake", ".md",   ".txt", ".py",
                                                  ".js", ".mjs", ".json",  ".html", ".css", ".in"};
    static const std::set<std::string> names{"dev", "run", ".clang-tidy", ".editorconfig"};
    return extensions.count(file.extension().string()) != 0 || names.count(file.filename().string()) != 0;
}

bool isForeignFolder(const fs::path& folder) {
    static const std::set<std::string> names{"build", "node_modules", ".git", ".cache", "RC"};
    return names.count(folder.filename().string()) != 0;
}

std::string readText(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string Finding::toString() const {
    return file + ":" + std::to_string(line) + ": " + text;
}

Sources readSources(const std::string& root) {
    Sources sources;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
         ++entry) {
        if (entry->is_directory()) {
            if (isForeignFolder(entry->path())) entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && isOwnText(entry->path())) {
            sources[fs::relative(entry->path(), root).generic_string()] = readText(entry->path());
        }
    }
    return sources;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace rehearsal::house
