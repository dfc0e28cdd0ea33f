#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "event/record.h"
#include "simulation/page_pool.h"
#include "simulation/spill_file.h"

namespace rehearsal::simulation {

/// Records gathered by one thread, by part, each with a group's hash before it. Up to a budget they stay in
/// memory, where they never move; beyond it they go to a temporary file.
class RecordStore {
  public:
    /// `budget` is in bytes.
    RecordStore(std::size_t parts, std::size_t budget) : parts_(parts), budget_(budget) {}

    void add(std::size_t part, std::uint64_t group, std::string_view record);
    std::size_t count(std::size_t part) const { return parts_[part].count; }

    /// Calls `each(group, record)` for every record of a part; `record` is its first byte, which may be
    /// written to. What stands in the file is read into `room` and stays there. False where it cannot be
    /// read. Any thread, each with a room of its own, once all is added.
    template <class Each>
    bool forEach(std::size_t part, std::vector<char>& room, const Each& each) const;

  private:
    struct Page {
        char* bytes = nullptr;
        std::size_t capacity = 0;
        std::size_t used = 0;
    };
    struct Extent {
        std::uint64_t offset = 0;
        std::size_t size = 0;
    };
    struct Part {
        std::vector<Extent> extents;  ///< In the file; before what is in the pages.
        std::vector<Page> pages;
        std::size_t count = 0;
    };

    void addPage(Part& part, std::size_t atLeast);
    /// Moves all pages to the file.
    void spill();
    bool load(const Part& part, std::vector<char>& room) const;

    template <class Each>
    static void walk(char* bytes, std::size_t size, const Each& each);

    std::vector<Part> parts_;
    std::size_t budget_;
    PagePool pool_;
    std::unique_ptr<SpillFile> file_;
};

inline void RecordStore::add(std::size_t part, std::uint64_t group, std::string_view record) {
    Part& to = parts_[part];
    const std::size_t size = sizeof group + record.size();
    if (to.pages.empty() || to.pages.back().capacity - to.pages.back().used < size) addPage(to, size);
    Page& page = to.pages.back();
    std::memcpy(page.bytes + page.used, &group, sizeof group);
    std::memcpy(page.bytes + page.used + sizeof group, record.data(), record.size());
    page.used += size;
    ++to.count;
}

template <class Each>
void RecordStore::walk(char* bytes, std::size_t size, const Each& each) {
    for (char* at = bytes; at < bytes + size;) {
        std::uint64_t group = 0;
        std::memcpy(&group, at, sizeof group);
        at += sizeof group;
        each(group, at);
        at += event::Record(at).size();
    }
}

template <class Each>
bool RecordStore::forEach(std::size_t part, std::vector<char>& room, const Each& each) const {
    const Part& from = parts_[part];
    if (!load(from, room)) return false;
    walk(room.data(), room.size(), each);
    for (const Page& page : from.pages) walk(page.bytes, page.used, each);
    return true;
}

}  // namespace rehearsal::simulation
