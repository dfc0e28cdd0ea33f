#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace rehearsal::simulation {

/// Memory for what grows and is freed all at once, taken from the system in large pieces on large pages: with
/// small ones the first touch of a page costs more than what is written to it. One a thread.
class PagePool {
  public:
    /// Room for so many bytes, not aligned; it lives as long as the pool.
    char* take(std::size_t size);

  private:
    struct Free {
        void operator()(char* slab) const;
    };
    std::vector<std::unique_ptr<char, Free>> slabs_;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace rehearsal::simulation
