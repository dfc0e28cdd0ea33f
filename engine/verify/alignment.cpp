#include "verify/alignment.h"

#include <algorithm>

namespace rehearsal::verify {

Alignment align(std::size_t first, std::size_t second,
                const std::function<std::size_t(std::size_t, std::size_t)>& likeness) {
    constexpr std::size_t kLargestTable = 4'000'000;
    Alignment out;
    if (first * second > kLargestTable) {
        for (std::size_t i = 0; i < std::max(first, second); ++i) {
            out.emplace_back(i < first ? std::optional(i) : std::nullopt,
                             i < second ? std::optional(i) : std::nullopt);
        }
        return out;
    }
    // best[i][j]: the greatest likeness of what is left from places i and j on.
    std::vector<std::vector<std::size_t>> best(first + 1, std::vector<std::size_t>(second + 1));
    for (std::size_t i = first; i-- > 0;) {
        for (std::size_t j = second; j-- > 0;) {
            const std::size_t alike = likeness(i, j);
            best[i][j] = std::max({best[i + 1][j], best[i][j + 1], alike ? alike + best[i + 1][j + 1] : 0});
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first || j < second) {
        const std::size_t alike = i < first && j < second ? likeness(i, j) : 0;
        if (alike && best[i][j] == alike + best[i + 1][j + 1]) {
            out.emplace_back(i++, j++);
        } else if (i < first && best[i][j] == best[i + 1][j]) {
            out.emplace_back(i++, std::nullopt);
        } else if (j < second) {
            out.emplace_back(std::nullopt, j++);
        } else {
            out.emplace_back(i++, std::nullopt);
        }
    }
    return out;
}

}  // namespace rehearsal::verify
