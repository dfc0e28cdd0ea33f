#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace rehearsal::event {

/// The lines of a file, plain, gzip or zstd (told by its first bytes), or of standard input (`-`). A BOM at
/// the start is skipped. A line over limits::kLineBytes is passed over without being kept: memory is bounded
/// whatever comes.
class LineSource {
  public:
    struct Line {
        std::string_view text;     ///< Without its end; valid until the next call.
        std::uint64_t number = 0;  ///< From 1.
        bool tooLong = false;      ///< Then `text` is empty.
    };

    static base::Expected<LineSource> open(const std::filesystem::path& file);
    LineSource(LineSource&&) noexcept;
    LineSource& operator=(LineSource&&) noexcept;
    ~LineSource();

    /// The next line that is not blank; nothing at the end. An error where the file cannot be read on (a
    /// truncated archive, a failing disk).
    base::Expected<std::optional<Line>> next();

    /// Share of the file's bytes read so far, 0 to 1; 0 where the size is not known.
    double fraction() const;

  private:
    class Input;
    explicit LineSource(std::unique_ptr<Input> input);

    /// Reads on into the buffer; false at the end.
    base::Expected<bool> fill();

    std::unique_ptr<Input> input_;
    std::string buffer_;
    std::size_t begin_ = 0;    ///< First byte of the buffer not yet given out.
    std::size_t scanned_ = 0;  ///< Bytes from begin_ known to hold no end of line.
    std::uint64_t number_ = 0;
    bool skipping_ = false;  ///< Inside a line that is too long.
    bool atEnd_ = false;
    bool started_ = false;
};

}  // namespace rehearsal::event
