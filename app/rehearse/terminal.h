#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "bundle/bundle.h"

namespace rehearsal::rehearse {

/// Prints a finding to standard error.
void complain(const base::Diagnostic& diagnostic);

/// Reads a bundle folder or zip. Nothing, with everything that is wrong on standard error, where it cannot be
/// run.
std::optional<bundle::Bundle> loadBundle(const std::filesystem::path& path);
/// The bundle of files already read.
std::optional<bundle::Bundle> loadBundle(const bundle::Files& files);

/// Writes a file whole or not at all; `-` is standard output. False, with a sentence on standard error, where
/// it cannot.
bool writeOutput(const std::filesystem::path& path, std::string_view text);
/// The same piece by piece: `next` puts another into an empty string, or gives false at the end.
bool writeOutput(const std::filesystem::path& path, const std::function<bool(std::string& piece)>& next);

/// Reads a whole file; `-` is standard input.
base::Expected<std::string> readInput(const std::filesystem::path& path);

/// A progress bar on standard error, shown only on a terminal and for work over a second.
class ProgressBar {
  public:
    /// `of` names what is counted.
    explicit ProgressBar(std::string what, std::string of = "events");
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    void update(double fraction, std::uint64_t count);

  private:
    std::string what_;
    std::string of_;
    std::int64_t startedMs_ = 0;
    std::int64_t shownMs_ = 0;
    bool shown_ = false;
};

}  // namespace rehearsal::rehearse
