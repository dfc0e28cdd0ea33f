#pragma once

#include <cstddef>
#include <thread>
#include <vector>

namespace rehearsal::base {

/// Calls `work(i)` for i from 0 to count - 1, each in a thread of its own but the first, which is this one's.
/// Returns when all have.
template <class Work>
void inParallel(std::size_t count, const Work& work) {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < count; ++i) others.emplace_back([&work, i] { work(i); });
    if (count > 0) work(std::size_t{0});
}

}  // namespace rehearsal::base
