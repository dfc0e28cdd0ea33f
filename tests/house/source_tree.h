#pragma once

#include <map>
#include <string>
#include <vector>

namespace rehearsal::house {

/// Text files by their path in the repository, `engine/base/instant.h`.
using Sources = std::map<std::string, std::string>;

/// One broken rule: where, and what the rule is.
struct Finding {
    std::string file;
    int line = 0;
    std::string text;

    /// `file:line: text`, as an editor can jump to it.
    std::string toString() const;
};
using Findings = std::vector<Finding>;

/// The project's own texts: sources, build files, scripts and documents; nothing generated, fetched or
/// binary.
Sources readSources(const std::string& root);

/// A file's lines, without their line ends.
std::vector<std::string> linesOf(const std::string& text);

}  // namespace rehearsal::house
