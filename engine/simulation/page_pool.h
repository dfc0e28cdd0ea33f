#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace rehearsal::simulation {

/// Memory for what grows and is freed all at once, taken from the system in large pieces on large pages: with
/// small ones the first touch of a page costs more than what is written to it. One a thread.
class PagePool {
  public:
    /// Room for so many bytes, not aligned; it lives as long as the pool.
    char* take(std::size_t size);
    /// A copy of the bytes.
    const char* keep(std::string_view bytes);
    /// The bytes taken since the beginning or the last `rewind`.
    std::size_t taken() const { return taken_; }
    /// Takes back all that was given, to give it again.
    void rewind();

  private:
    struct Free {
        void operator()(char* slab) const;
    };
    struct Slab {
        std::unique_ptr<char, Free> bytes;
        std::size_t capacity = 0;
    };

    void addSlab(std::size_t atLeast);

    std::vector<Slab> slabs_;
    std::size_t current_ = 0;  ///< The slab in use.
    std::size_t used_ = 0;     ///< Of it.
    std::size_t taken_ = 0;
};

}  // namespace rehearsal::simulation
