#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "event/block_reader.h"

namespace rehearsal::event {

/// The lines of a stream, one after the other (see BlockReader for what is done with the strange ones).
class LineSource {
  public:
    struct Line {
        std::string_view text;     ///< Without its end; valid until the next call.
        std::uint64_t number = 0;  ///< From 1, blank lines counted.
        bool tooLong = false;      ///< Then `text` is only its beginning.
    };

    static base::Expected<LineSource> open(const StreamInput& input);

    /// The next line that is not blank; nothing at the end. An error where the stream cannot be read on (a
    /// truncated archive, a failing disk).
    base::Expected<std::optional<Line>> next();

    /// Share of the stream's bytes read so far, 0 to 1; 0 where the size is not known.
    double fraction() const { return reader_->fraction(); }

  private:
    explicit LineSource(ByteSource source)
        : reader_(std::make_unique<BlockReader>(std::move(source))), block_(std::make_unique<Block>()) {}

    std::unique_ptr<BlockReader> reader_;
    std::unique_ptr<Block> block_;
    std::size_t begin_ = 0;  ///< First byte of the block not yet given out.
    std::uint64_t number_ = 0;
};

}  // namespace rehearsal::event
