#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "event/byte_source.h"

namespace rehearsal::event {

/// Some whole lines of a stream.
struct Block {
    std::unique_ptr<char[]> bytes;  ///< The lines with their ends, then RecordWriter::kPadding bytes.
    std::size_t capacity = 0;
    std::size_t size = 0;     ///< Of the lines alone.
    std::uint64_t index = 0;  ///< Counts the blocks of a stream from 0.

    std::string_view lines() const { return {bytes.get(), size}; }
    /// Makes room for so many bytes, keeping the first `used`.
    void reserve(std::size_t wanted, std::size_t used);
};

/// Cuts a stream into blocks of whole lines, for any number of threads to read from. A BOM at the start is
/// left out. Of a line over limits::kLineBytes only so much is kept that it can be told to be too long:
/// memory is bounded whatever comes.
class BlockReader {
  public:
    explicit BlockReader(ByteSource source) : source_(std::move(source)) {}

    /// Fills `block` with the next lines; false at the end. From any thread.
    base::Expected<bool> next(Block& block);
    double fraction() const;

  private:
    base::Expected<bool> fill(Block& block);

    mutable std::mutex mutex_;
    ByteSource source_;
    std::string rest_;  ///< The beginning of a line whose end has not been read.
    std::uint64_t blocks_ = 0;
    bool skipping_ = false;  ///< Inside the part of a line that is not kept.
    bool started_ = false;
    bool atEnd_ = false;
};

/// The line that begins at `begin`, without its end; moves `begin` to the next.
inline std::string_view takeLine(std::string_view lines, std::size_t& begin) {
    std::size_t end = lines.find('\n', begin);
    if (end == std::string_view::npos) end = lines.size();
    std::string_view line = lines.substr(begin, end - begin);
    begin = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

inline bool isBlank(std::string_view line) {
    return line.empty() || (line.front() <= ' ' && line.find_first_not_of(" \t\r") == std::string_view::npos);
}

}  // namespace rehearsal::event
