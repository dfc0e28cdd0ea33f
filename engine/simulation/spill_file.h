#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace rehearsal::simulation {

/// A temporary file for what does not fit in memory: nobody else sees it, and it is gone with the process
/// however that ends. Written by one thread; read by any, once all is written.
class SpillFile {
  public:
    /// In the system's folder for temporary files (TMPDIR); nothing where none can be made.
    static std::unique_ptr<SpillFile> make();
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    /// Where the bytes begin in the file; nothing where they could not be written.
    std::optional<std::uint64_t> append(std::string_view bytes);
    bool read(std::uint64_t offset, std::span<char> into) const;

  private:
    explicit SpillFile(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
    std::uint64_t size_ = 0;
};

}  // namespace rehearsal::simulation
