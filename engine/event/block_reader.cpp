#include "event/block_reader.h"

#include <cstring>

#include "base/limits.h"
#include "event/record.h"

namespace rehearsal::event {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{512} << 10;  ///< Small enough to stay in a core's cache.
/// A line longer than this is cut here: one byte over the limit, and one for a carriage return.
constexpr std::size_t kLongestKept = limits::kLineBytes + 2;

}  // namespace

double BlockReader::fraction() const {
    const std::lock_guard lock(mutex_);
    return source_.fraction();
}

base::Expected<bool> BlockReader::next(Block& block) {
    const std::lock_guard lock(mutex_);
    return fill(block);
}

void Block::reserve(std::size_t wanted, std::size_t used) {
    if (wanted <= capacity) return;
    std::unique_ptr<char[]> larger(new char[wanted]);  // Not cleared: it is written over at once.
    if (used > 0) std::memcpy(larger.get(), bytes.get(), used);
    bytes = std::move(larger);
    capacity = wanted;
}

base::Expected<bool> BlockReader::fill(Block& block) {
    block.reserve(rest_.size() + kBlockBytes + RecordWriter::kPadding, 0);
    std::memcpy(block.bytes.get(), rest_.data(), rest_.size());
    std::size_t size = rest_.size();
    std::size_t linesEnd = 0;  // Behind the last line that is whole.
    const auto cut = [&](std::size_t from, std::size_t to) {
        std::memmove(block.bytes.get() + from, block.bytes.get() + to, size - to);
        size -= to - from;
    };
    const auto dropMark = [&] {
        if (std::string_view(block.bytes.get(), size).starts_with("\xEF\xBB\xBF")) cut(0, 3);
        started_ = true;
    };
    while (!atEnd_) {
        block.reserve(size + kBlockBytes + RecordWriter::kPadding, size);
        const auto got = source_.read(block.bytes.get() + size, kBlockBytes);
        if (!got) return tl::unexpected(got.error());
        atEnd_ = *got == 0;
        const std::size_t before = size;
        size += *got;
        if (!started_ && (size >= 3 || atEnd_)) dropMark();
        if (skipping_) {
            const std::size_t end = std::string_view(block.bytes.get(), size).find('\n', before);
            skipping_ = end == std::string_view::npos;
            cut(before, skipping_ ? size : end);
        }
        const std::size_t lastEnd = std::string_view(block.bytes.get(), size).rfind('\n');
        linesEnd = lastEnd == std::string_view::npos ? 0 : lastEnd + 1;
        if (size - linesEnd > kLongestKept) {
            size = linesEnd + kLongestKept;
            skipping_ = true;
        }
        if (linesEnd > 0 && size >= kBlockBytes / 2) break;
    }
    if (atEnd_) linesEnd = size;
    rest_.assign(block.bytes.get() + linesEnd, size - linesEnd);
    block.size = linesEnd;
    block.index = blocks_++;
    return block.size > 0;
}

}  // namespace rehearsal::event
