#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "event/line_source.h"
#include "event/record.h"

namespace rehearsal::event {

/// The lines of one or more inputs in the order of arrival, one after the other: each input in its own order,
/// ties in the order given (cli.md).
class Stream {
  public:
    struct Item {
        std::string_view line;  ///< As it came, without its end; of one that is too long only the beginning.
        std::size_t input = 0;  ///< Which of the inputs.
        std::uint64_t number = 0;            ///< The line's number in it, from 1.
        std::optional<Rejection> rejection;  ///< Why it is not taken (S2).
        const char* record = nullptr;        ///< The Record of a line that is taken.
        std::size_t recordSize = 0;
    };

    /// The interests say what records keep; they must outlive the stream.
    static base::Expected<Stream> open(const std::vector<StreamInput>& inputs,
                                       const condition::EventInterests& interests);

    /// The next line, good until the next call; nothing at the end. Lines that are taken have positions from
    /// 1 on; a rejected line comes right before the next line of its input that is taken.
    base::Expected<std::optional<Item>> next();
    /// Share of the inputs read so far, 0 to 1.
    double fraction() const;

  private:
    /// One input, and its next line.
    struct Head {
        LineSource source;
        std::string line;
        std::uint64_t number = 0;
        std::optional<Rejection> rejection;
        std::string record;
        base::Instant receivedAt;
        bool ended = false;
    };

    explicit Stream(const condition::EventInterests& interests)
        : writer_(std::make_unique<RecordWriter>(interests)) {}
    base::Expected<bool> advance(Head& head);

    std::unique_ptr<RecordWriter> writer_;
    std::vector<Head> heads_;
    std::optional<std::size_t> shown_;  ///< The head that was given out last.
    std::uint64_t position_ = 0;
};

}  // namespace rehearsal::event
