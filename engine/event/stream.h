#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "event/event.h"
#include "event/line_parser.h"

namespace rehearsal::event {

/// A line that was not taken.
struct RejectedLine {
    std::size_t file = 0;  ///< Index into the files given.
    std::uint64_t line = 0;
    Rejection reason = Rejection::MalformedJson;
};

/// The events of one or more files in the order of arrival, held in memory with their lines.
class Stream {
  public:
    /// Called every few thousand lines with the share read (0 to 1) and the lines so far; false stops the
    /// reading.
    using Progress = std::function<bool(double fraction, std::uint64_t lines)>;

    /// Reads the files and merges them by arrival, each in its own order, ties in the order given (cli.md). A
    /// file that cannot be read is an error; a line that cannot is rejected and counted.
    static base::Expected<Stream> read(const std::vector<std::filesystem::path>& files,
                                       const Progress& progress = {});

    const std::vector<Event>& events() const { return events_; }
    std::uint64_t linesRead() const { return linesRead_; }
    const std::map<Rejection, std::uint64_t>& rejected() const { return rejected_; }
    /// The first rejected lines, for showing them; the counts are in rejected().
    const std::vector<RejectedLine>& rejectedLines() const { return rejectedLines_; }
    bool cancelled() const { return cancelled_; }

  private:
    /// Copies a line to where it stays.
    std::string_view keep(std::string_view line);

    std::vector<Event> events_;
    std::deque<std::string> blocks_;  ///< The lines' bytes, in blocks that never move.
    std::map<Rejection, std::uint64_t> rejected_;
    std::vector<RejectedLine> rejectedLines_;
    std::uint64_t linesRead_ = 0;
    bool cancelled_ = false;
};

}  // namespace rehearsal::event
