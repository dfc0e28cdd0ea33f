#include "event/line_parser.h"

#include <string>

namespace rehearsal::event {

const condition::EventInterests& everything() {
    static const condition::EventInterests interests = [] {
        condition::EventInterests out;
        out.readsEverything();
        out.seal();
        return out;
    }();
    return interests;
}

std::variant<ParsedEvent, Rejection> parseLine(std::string_view line,
                                               const condition::EventInterests& interests,
                                               std::uint64_t position) {
    std::string padded(line);
    padded.append(RecordWriter::kPadding, '\0');
    auto bytes = std::make_shared<std::string>();
    const auto rejection =
        RecordWriter(interests).write(std::string_view(padded).substr(0, line.size()), position, *bytes);
    if (rejection) return *rejection;
    ParsedEvent out;
    out.reader_ = std::make_shared<RecordReader>(interests);
    out.event_ = &out.reader_->read(Record(bytes->data()), bytes);
    return out;
}

}  // namespace rehearsal::event
