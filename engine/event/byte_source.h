#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include "base/diagnostic.h"

namespace rehearsal::event {

/// Where a stream comes from: a file (`-` is standard input), or text that stands in memory.
using StreamInput = std::variant<std::filesystem::path, std::shared_ptr<const std::string>>;

/// The bytes of a stream, unpacked: plain, gzip or zstd, told by its first bytes.
class ByteSource {
  public:
    static base::Expected<ByteSource> open(const StreamInput& input);
    ByteSource(ByteSource&&) noexcept;
    ByteSource& operator=(ByteSource&&) noexcept;
    ~ByteSource();

    /// Writes up to `capacity` bytes to `to` and tells how many; 0 at the end. An error where the source
    /// cannot be read on (a truncated archive, a failing disk).
    base::Expected<std::size_t> read(char* to, std::size_t capacity);
    /// Share of the source's bytes read so far, 0 to 1; 0 where its size is not known.
    double fraction() const;

  private:
    class Input;
    explicit ByteSource(std::unique_ptr<Input> input);
    std::unique_ptr<Input> input_;
};

}  // namespace rehearsal::event
