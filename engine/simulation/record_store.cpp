#include "simulation/record_store.h"

#include <algorithm>

namespace rehearsal::simulation {

void RecordStore::addPage(Part& part, std::size_t atLeast) {
    constexpr std::size_t kFirst = std::size_t{4} << 10;
    constexpr std::size_t kLargest = std::size_t{64} << 10;
    if (pool_.taken() >= budget_) spill();
    const std::size_t wanted =
        part.pages.empty() ? kFirst : std::min(kLargest, part.pages.back().capacity * 2);
    const std::size_t capacity = std::max(wanted, atLeast);
    part.pages.push_back({pool_.take(capacity), capacity, 0});
}

void RecordStore::spill() {
    if (!file_) file_ = SpillFile::make();
    std::vector<std::vector<Extent>> written(parts_.size());
    for (std::size_t i = 0; file_ && i < parts_.size(); ++i) {
        for (const Page& page : parts_[i].pages) {
            const auto offset = file_->append({page.bytes, page.used});
            if (!offset) {
                // No room there: everything stays where it is, and no more is asked of the file.
                budget_ = SIZE_MAX;
                return;
            }
            auto& extents = written[i];
            if (!extents.empty() && extents.back().offset + extents.back().size == *offset) {
                extents.back().size += page.used;
            } else {
                extents.push_back({*offset, page.used});
            }
        }
    }
    if (!file_) {
        budget_ = SIZE_MAX;
        return;
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        parts_[i].extents.insert(parts_[i].extents.end(), written[i].begin(), written[i].end());
        parts_[i].pages.clear();
    }
    pool_.rewind();
}

bool RecordStore::load(const Part& part, std::vector<char>& room) const {
    std::size_t size = 0;
    for (const Extent& extent : part.extents) size += extent.size;
    room.resize(size);
    char* at = room.data();
    for (const Extent& extent : part.extents) {
        if (!file_->read(extent.offset, {at, extent.size})) return false;
        at += extent.size;
    }
    return true;
}

}  // namespace rehearsal::simulation
