#include "simulation/page_pool.h"

#include <algorithm>
#include <cstdlib>
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

char* PagePool::take(std::size_t size) {
    if (capacity_ - used_ < size) {
        const std::size_t usual =
            slabs_.empty() ? kFirstSlab : kLargePage * std::min<std::size_t>(slabs_.size(), 8);
        const bool large = usual >= kLargePage;
        const std::size_t unit = large ? kLargePage : std::size_t{4096};
        capacity_ = (std::max(usual, size) + unit - 1) / unit * unit;
        used_ = 0;
        auto* slab = static_cast<char*>(std::aligned_alloc(unit, capacity_));
        if (!slab) throw std::bad_alloc();
        slabs_.emplace_back(slab);
#ifdef __linux__
        if (large) madvise(slab, capacity_, MADV_HUGEPAGE);  // A wish; without it it is only slower.
#endif
    }
    char* at = slabs_.back().get() + used_;
    used_ += size;
    return at;
}

}  // namespace rehearsal::simulation
