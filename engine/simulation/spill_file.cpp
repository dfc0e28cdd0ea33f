#include "simulation/spill_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace rehearsal::simulation {

std::unique_ptr<SpillFile> SpillFile::make() {
    std::error_code none;
    const auto folder = std::filesystem::temp_directory_path(none);
    if (none) return nullptr;
    std::string name = (folder / "rehearsal-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    unlink(name.c_str());
    return std::unique_ptr<SpillFile>(new SpillFile(descriptor));
}

SpillFile::~SpillFile() {
    close(descriptor_);
}

std::optional<std::uint64_t> SpillFile::append(std::string_view bytes) {
    const std::uint64_t start = size_;
    while (!bytes.empty()) {
        const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return std::nullopt;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
    return start;
}

bool SpillFile::read(std::uint64_t offset, std::span<char> into) const {
    while (!into.empty()) {
        const ssize_t got = pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

}  // namespace rehearsal::simulation
