#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rehearsal::test {

/// Choices drawn one after the other from a single number, the same on every machine. What a property draws
/// from RapidCheck is the number; what is made of it is made here, many times faster.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}

    /// The next 64 bits (SplitMix64).
    std::uint64_t bits() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// 0 to count - 1.
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(count));
    }
    /// Both ends included.
    std::int64_t between(std::int64_t first, std::int64_t last) { return first + below(last - first + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& of(const std::vector<T>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<std::int64_t>(choices.size())))];
    }
    std::string text(const std::vector<std::string>& choices) { return of(choices); }

  private:
    std::uint64_t state_;
};

}  // namespace rehearsal::test
