#include "event/stream.h"

namespace rehearsal::event {

base::Expected<Stream> Stream::open(const std::vector<StreamInput>& inputs,
                                    const condition::EventInterests& interests) {
    Stream stream(interests);
    for (const StreamInput& input : inputs) {
        auto source = LineSource::open(input);
        if (!source) return tl::unexpected(source.error());
        stream.heads_.push_back({std::move(*source), {}, 0, {}, {}, {}, false});
    }
    for (Head& head : stream.heads_) {
        const auto read = stream.advance(head);
        if (!read) return tl::unexpected(read.error());
    }
    return stream;
}

base::Expected<bool> Stream::advance(Head& head) {
    const auto line = head.source.next();
    if (!line) return tl::unexpected(line.error());
    head.ended = !line->has_value();
    if (head.ended) return false;
    head.number = (*line)->number;
    head.line.assign((*line)->text);
    head.line.append(RecordWriter::kPadding, '\0');
    head.record.clear();
    const std::string_view text(head.line.data(), (*line)->text.size());
    head.rejection = writer_->write(text, 0, head.record);
    head.line.resize(text.size());
    head.receivedAt = writer_->receivedAt();
    return true;
}

base::Expected<std::optional<Stream::Item>> Stream::next() {
    if (shown_) {
        const auto read = advance(heads_[*shown_]);
        if (!read) return tl::unexpected(read.error());
        shown_.reset();
    }
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        if (heads_[i].ended) continue;
        if (heads_[i].rejection) {
            first = i;
            break;
        }
        if (!first || heads_[i].receivedAt < heads_[*first].receivedAt) first = i;
    }
    if (!first) return std::optional<Item>();
    shown_ = first;
    Head& head = heads_[*first];
    Item item{head.line, *first, head.number, head.rejection, nullptr, 0};
    if (!head.rejection) {
        Record::setPosition(head.record.data(), ++position_);
        item.record = head.record.data();
        item.recordSize = head.record.size();
    }
    return item;
}

double Stream::fraction() const {
    double sum = 0;
    for (const Head& head : heads_) sum += head.source.fraction();
    return heads_.empty() ? 1 : sum / static_cast<double>(heads_.size());
}

}  // namespace rehearsal::event
