#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bundle/files.h"

namespace rehearsal::test {

inline std::filesystem::path goldenFolder() {
    return std::filesystem::path(REHEARSAL_SOURCE_DIR) / "tests/golden/bundle";
}

/// The folders of the golden cases: `CASE/bundle/…` and `CASE/expected.txt`. A case is added without code.
inline std::vector<std::string> goldenCases() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(goldenFolder())) {
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline std::string readAll(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// The bundle that holds every field of the format, without a finding.
inline bundle::Files exampleFiles() {
    return bundle::readFiles(goldenFolder() / "the_examples_of_the_format" / "bundle").value();
}

}  // namespace rehearsal::test
