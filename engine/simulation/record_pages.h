#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "event/record.h"
#include "simulation/page_pool.h"

namespace rehearsal::simulation {

/// Records one after the other in pages that never move, each with a group's hash before it. The pages are a
/// pool's, which must outlive them.
class RecordPages {
  public:
    void append(PagePool& pool, std::uint64_t group, std::string_view record) {
        const std::size_t size = sizeof group + record.size();
        if (pages_.empty() || pages_.back().capacity - pages_.back().used < size) addPage(pool, size);
        Page& page = pages_.back();
        std::memcpy(page.bytes + page.used, &group, sizeof group);
        std::memcpy(page.bytes + page.used + sizeof group, record.data(), record.size());
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
        char* bytes = nullptr;
        std::size_t capacity = 0;
        std::size_t used = 0;
    };

    void addPage(PagePool& pool, std::size_t atLeast);

    std::vector<Page> pages_;
    std::size_t count_ = 0;
};

template <class Each>
void RecordPages::forEach(const Each& each) const {
    for (const Page& page : pages_) {
        for (std::size_t at = 0; at < page.used;) {
            std::uint64_t group = 0;
            char* start = page.bytes + at;
            std::memcpy(&group, start, sizeof group);
            each(group, start + sizeof group);
            at += sizeof group + event::Record(start + sizeof group).size();
        }
    }
}

}  // namespace rehearsal::simulation
