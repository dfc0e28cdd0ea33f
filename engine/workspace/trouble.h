#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>
#include <string>
#include <utility>

#include "base/diagnostic.h"

namespace rehearsal::workspace {

/// A path as UTF-8, as SQLite and people want it.
std::string utf8(const std::filesystem::path& path);

/// The file's own name in quotation marks, for sentences.
std::string quotedName(const std::filesystem::path& file);

/// What went wrong with a workspace file, as a sentence that says what to do; `code` is SQLite's (extended)
/// result code.
base::Diagnostic troubleWith(const std::filesystem::path& file, int code, const std::string& detail);

/// Runs a piece of work on a database and turns what SQLite throws into a sentence, so that no exception
/// leaves this folder.
template <class Work>
auto guarded(const std::filesystem::path& file, Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& problem) {
        return tl::unexpected(troubleWith(file, problem.getExtendedErrorCode(), problem.what()));
    } catch (const std::exception& problem) {
        return tl::unexpected(troubleWith(file, -1, problem.what()));
    }
}

}  // namespace rehearsal::workspace
