#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace rehearsal::base {

/// How much a finding matters: an error stops a run, a warning does not.
enum class Severity { Error, Warning };

/// One finding about something a person wrote: what, where, and how to mend it.
/// `line` and `column` count from 1; 0 means the place is given by `pointer` (RFC 6901) or is the whole file.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string file;     ///< Path inside the bundle, or the path as the user gave it.
    std::string pointer;  ///< JSON Pointer into the file; empty for the whole document.
    int line = 0;
    int column = 0;
    std::string text;  ///< A sentence: what is wrong.
    std::string hint;  ///< How to mend it; may be empty.

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// The result of something that may fail for reasons outside the program.
template <class T>
using Expected = tl::expected<T, Diagnostic>;

/// `file:pointer: error: text (hint)`, as `rehearse check` prints it; line and column stand in for the
/// pointer.
std::string toString(const Diagnostic& diagnostic);

bool hasErrors(const Diagnostics& diagnostics);

/// An error about a whole file.
inline tl::unexpected<Diagnostic> failure(std::string file, std::string text, std::string hint = {}) {
    return tl::unexpected(
        Diagnostic{Severity::Error, std::move(file), {}, 0, 0, std::move(text), std::move(hint)});
}

}  // namespace rehearsal::base
