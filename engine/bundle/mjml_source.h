#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/files.h"

namespace rehearsal::bundle {

/// A MJML source with what it includes put in: the text that is compiled, and that the first line of
/// `body.html` speaks of. Without includes it is the source itself.
struct MjmlSource {
    /// A stretch of `text` as it stands in a file.
    struct Piece {
        std::size_t at = 0;  ///< Where it begins in `text`.
        std::string file;
        int line = 1;  ///< Where it begins in the file, counted from 1 as in a diagnostic.
        int column = 1;
    };

    std::string text;
    std::vector<Piece> pieces;
    /// The files it depends on: those put in, and those that were looked for and are not there; each once.
    std::vector<std::string> lookedFor;
    base::Diagnostics problems;  ///< Includes that could not be followed.

    /// A finding about `text`, moved to the file and the place it was written at.
    base::Diagnostic placed(base::Diagnostic finding) const;
};

/// A source that stands alone.
MjmlSource plainMjml(std::string text, std::string file);

/// Reads a source and follows its `mj-include` elements, inside the bundle only. A path is looked for beside
/// the file that names it, then from the bundle's root. What cannot be followed is left out, with an error.
MjmlSource readMjmlSource(const Files& files, const std::string& file);

/// The first line of a `body.html` that was compiled from this source, without its end.
std::string compiledFromLine(const MjmlSource& source);

/// Whether a `body.html` says that it was made from this very source, by the compiler of this version.
bool isCompiledFrom(std::string_view bodyHtml, const MjmlSource& source);

/// The line and the column, counted from 1, of a byte of a text; columns count characters.
std::pair<int, int> lineAndColumn(std::string_view text, std::size_t offset);

}  // namespace rehearsal::bundle
