#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bundle/files.h"

namespace rehearsal::test {

/// The cases of tests/golden/lint.
std::filesystem::path caseFolder();
std::vector<std::string> caseNames();

/// The bundle of a case: its campaign, and whatever else stands in its folder, among templates and blocks.
bundle::Files filesOf(const std::string& name);

std::string readAll(const std::filesystem::path& path);

}  // namespace rehearsal::test
