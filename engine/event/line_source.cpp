#include "event/line_source.h"

#include "base/limits.h"

namespace rehearsal::event {

base::Expected<LineSource> LineSource::open(const StreamInput& input) {
    auto source = ByteSource::open(input);
    if (!source) return tl::unexpected(source.error());
    return LineSource(std::move(*source));
}

base::Expected<std::optional<LineSource::Line>> LineSource::next() {
    for (;;) {
        while (begin_ < block_->size) {
            ++number_;
            const std::string_view line = takeLine(block_->lines(), begin_);
            if (!isBlank(line)) return Line{line, number_, line.size() > limits::kLineBytes};
        }
        const auto more = reader_->next(*block_);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return std::optional<Line>();
        begin_ = 0;
    }
}

}  // namespace rehearsal::event
