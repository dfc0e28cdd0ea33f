#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rehearsal::simulation {

/// Records one after the other in pages that never move, each with a group's hash before it.
class RecordPages {
  public:
    void append(std::uint64_t group, std::string_view record) {
        const std::size_t size = sizeof group + record.size();
        if (pages_.empty() || pages_.back().capacity - pages_.back().used < size) addPage(size);
        Page& page = pages_.back();
        std::memcpy(page.bytes.get() + page.used, &group, sizeof group);
        std::memcpy(page.bytes.get() + page.used + sizeof group, record.data(), record.size());
        page.used += size;
        ++count_;
    }
    std::size_t count() const { return count_; }
    void clear() {
        pages_.clear();
        count_ = 0;
    }

    /// Calls `each(group, record)` for every record; `record` is its first byte, which may be written to.
    template <class Each>
    void forEach(const Each& each) const;

  private:
    struct Page {
        std::unique_ptr<char[]> bytes;
        std::size_t capacity = 0;
        std::size_t used = 0;
    };

    void addPage(std::size_t atLeast);

    std::vector<Page> pages_;
    std::size_t count_ = 0;
};

}  // namespace rehearsal::simulation

#include "event/record.h"

namespace rehearsal::simulation {

template <class Each>
void RecordPages::forEach(const Each& each) const {
    for (const Page& page : pages_) {
        for (std::size_t at = 0; at < page.used;) {
            std::uint64_t group = 0;
            char* start = page.bytes.get() + at;
            std::memcpy(&group, start, sizeof group);
            each(group, start + sizeof group);
            at += sizeof group + event::Record(start + sizeof group).size();
        }
    }
}

}  // namespace rehearsal::simulation
