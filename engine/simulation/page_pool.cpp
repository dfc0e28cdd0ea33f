#include "simulation/page_pool.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace rehearsal::simulation {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
constexpr std::size_t kFirstSlab = std::size_t{256} << 10;  ///< So that a small run stays small.

}  // namespace

void PagePool::Free::operator()(char* slab) const {
    std::free(slab);
}

void PagePool::addSlab(std::size_t atLeast) {
    const std::size_t usual =
        slabs_.empty() ? kFirstSlab : kLargePage * std::min<std::size_t>(slabs_.size(), 8);
    const bool large = usual >= kLargePage;
    const std::size_t unit = large ? kLargePage : std::size_t{4096};
    const std::size_t capacity = (std::max(usual, atLeast) + unit - 1) / unit * unit;
    auto* bytes = static_cast<char*>(std::aligned_alloc(unit, capacity));
    if (!bytes) throw std::bad_alloc();
    slabs_.push_back({std::unique_ptr<char, Free>(bytes), capacity});
#ifdef __linux__
    if (large) madvise(bytes, capacity, MADV_HUGEPAGE);  // A wish; without it it is only slower.
#endif
}

char* PagePool::take(std::size_t size) {
    while (current_ < slabs_.size() && slabs_[current_].capacity - used_ < size) {
        ++current_;
        used_ = 0;
    }
    if (current_ == slabs_.size()) addSlab(size);
    char* at = slabs_[current_].bytes.get() + used_;
    used_ += size;
    taken_ += size;
    return at;
}

const char* PagePool::keep(std::string_view bytes) {
    char* at = take(bytes.size());
    std::memcpy(at, bytes.data(), bytes.size());
    return at;
}

void PagePool::rewind() {
    current_ = 0;
    used_ = 0;
    taken_ = 0;
}

}  // namespace rehearsal::simulation
