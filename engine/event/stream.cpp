#include "event/stream.h"

#include <algorithm>
#include <optional>

#include "event/line_source.h"

namespace rehearsal::event {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
constexpr std::size_t kRejectedLinesKept = 1000;
constexpr std::uint64_t kLinesBetweenReports = 8192;

/// One file of the merge: its next accepted event, if there is one.
struct Head {
    LineSource source;
    std::optional<Event> event;
};

}  // namespace

std::string_view Stream::keep(std::string_view line) {
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < line.size()) {
        blocks_.emplace_back().reserve(std::max(kBlockBytes, line.size()));
    }
    std::string& block = blocks_.back();
    const std::size_t at = block.size();
    block.append(line);
    return std::string_view(block).substr(at, line.size());
}

base::Expected<Stream> Stream::read(const std::vector<std::filesystem::path>& files,
                                    const Progress& progress) {
    Stream stream;
    std::vector<Head> heads;
    for (const auto& file : files) {
        auto source = LineSource::open(file);
        if (!source) return tl::unexpected(source.error());
        heads.push_back({std::move(*source), std::nullopt});
    }

    const auto advance = [&](std::size_t index) -> base::Expected<bool> {
        Head& head = heads[index];
        head.event.reset();
        for (;;) {
            const auto line = head.source.next();
            if (!line) return tl::unexpected(line.error());
            if (!*line) return true;
            ++stream.linesRead_;
            if (progress && stream.linesRead_ % kLinesBetweenReports == 0) {
                double done = 0;
                for (const Head& each : heads) done += each.source.fraction();
                if (!progress(done / static_cast<double>(heads.size()), stream.linesRead_)) return false;
            }
            auto parsed = (*line)->tooLong ? std::variant<Event, Rejection>(Rejection::TooLong)
                                           : parseLine((*line)->text);
            if (const auto* reason = std::get_if<Rejection>(&parsed)) {
                ++stream.rejected_[*reason];
                if (stream.rejectedLines_.size() < kRejectedLinesKept) {
                    stream.rejectedLines_.push_back({index, (*line)->number, *reason});
                }
                continue;
            }
            head.event = std::move(std::get<Event>(parsed));
            head.event->line = stream.keep(head.event->line);
            return true;
        }
    };

    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto more = advance(i);
        if (!more) return tl::unexpected(more.error());
    }
    for (;;) {
        std::size_t first = heads.size();
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (!heads[i].event) continue;
            if (first == heads.size() || heads[i].event->receivedAt < heads[first].event->receivedAt)
                first = i;
        }
        if (first == heads.size()) break;
        heads[first].event->position = stream.events_.size() + 1;
        stream.events_.push_back(std::move(*heads[first].event));
        const auto more = advance(first);
        if (!more) return tl::unexpected(more.error());
        if (!*more) {
            stream.cancelled_ = true;
            return stream;
        }
    }
    if (progress) progress(1, stream.linesRead_);
    return stream;
}

}  // namespace rehearsal::event
