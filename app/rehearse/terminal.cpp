#include "terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>

namespace rehearsal::rehearse {
namespace {

std::int64_t nowMs() {
    using std::chrono::steady_clock;
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch())
        .count();
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

bool writeTo(std::FILE* file, std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

}  // namespace

void complain(const base::Diagnostic& diagnostic) {
    fmt::print(stderr, "{}\n", base::toString(diagnostic));
}

std::optional<bundle::Bundle> loadBundle(const std::filesystem::path& path) {
    const auto files = bundle::readFiles(path);
    if (!files) {
        complain(files.error());
        return std::nullopt;
    }
    return loadBundle(*files);
}

std::optional<bundle::Bundle> loadBundle(const bundle::Files& files) {
    auto reading = bundle::readBundle(files);
    if (!base::hasErrors(reading.diagnostics)) return std::move(reading.bundle);
    for (const base::Diagnostic& diagnostic : reading.diagnostics) {
        if (diagnostic.severity == base::Severity::Error) complain(diagnostic);
    }
    return std::nullopt;
}

bool writeOutput(const std::filesystem::path& path, std::string_view text) {
    bool given = false;
    return writeOutput(path, [&](std::string& piece) {
        if (std::exchange(given, true)) return false;
        piece = text;
        return true;
    });
}

bool writeOutput(const std::filesystem::path& path, const std::function<bool(std::string& piece)>& next) {
    const auto writeAll = [&](std::FILE* to) {
        for (std::string piece; next(piece); piece.clear()) {
            if (!writeTo(to, piece)) return false;
        }
        return true;
    };
    if (path == "-") return writeAll(stdout);
    // Beside its place first, so that a full disk leaves no half file and an earlier one intact.
    // A device or a pipe is no file to be put in another's place.
    std::error_code unknown;
    const bool special =
        std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown);
    const std::filesystem::path beside = special ? path : std::filesystem::path(path.string() + ".part");
    std::unique_ptr<std::FILE, CloseFile> file(std::fopen(beside.c_str(), "wb"));
    const bool written = file && writeAll(file.get()) && std::fflush(file.get()) == 0;
    int error = errno;
    file.reset();
    std::error_code failed;
    if (written && special) return true;
    if (written) {
        std::filesystem::rename(beside, path, failed);
        if (!failed) return true;
        error = failed.value();
    }
    if (!special) std::filesystem::remove(beside, failed);
    complain({base::Severity::Error,
              path.string(),
              {},
              0,
              0,
              fmt::format("The file cannot be written: {}.", std::strerror(error)),
              "check the folder and the space left on the disk"});
    return false;
}

base::Expected<std::string> readInput(const std::filesystem::path& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in || std::filesystem::is_directory(path, error)) {
        return base::failure(path.string(), "The file cannot be opened.",
                             "check the path and that you may read it");
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

ProgressBar::ProgressBar(std::string what, std::string of)
    : what_(std::move(what)), of_(std::move(of)), startedMs_(nowMs()) {}

ProgressBar::~ProgressBar() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressBar::update(double fraction, std::uint64_t count) {
    constexpr std::int64_t kFirstMs = 1000;
    constexpr std::int64_t kEveryMs = 100;
    constexpr std::size_t kWidth = 32;
    const std::int64_t now = nowMs();
    if (now - startedMs_ < kFirstMs || now - shownMs_ < kEveryMs || isatty(STDERR_FILENO) == 0) return;
    shownMs_ = now;
    shown_ = true;
    const auto filled = static_cast<std::size_t>(fraction * kWidth);
    fmt::print(stderr, "\r{} [{}{}] {:.0f} %, {} {}\x1b[K", what_, std::string(filled, '#'),
               std::string(kWidth - std::min(filled, kWidth), '.'), fraction * 100, count, of_);
    std::fflush(stderr);
}

}  // namespace rehearsal::rehearse
