#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace rehearsal::simulation {

/// A reaction that a run took, and between which events of the stream.
struct TakenResponse {
    std::shared_ptr<const std::string> line;
    std::uint32_t person = 0;  ///< Tells people apart, as far as it goes.
    std::uint64_t after = 0;   ///< The position of the event that it came after; 0: none.
    std::uint64_t before = 0;  ///< And of the one that it came before; kEnd: none.
    base::Instant at;

    static constexpr std::uint64_t kEnd = UINT64_MAX;
};

/// The stream as decided on: lines as they arrived, each with its end and its `receivedAt` (kNoEvent where it
/// is rejected), with the reactions where they were taken. Running it decides the same. `lineOf` gives the
/// number of a position's line, from 0.
std::string decidedStream(std::string_view lines, const std::vector<base::Instant>& receivedAt,
                          std::vector<TakenResponse> responses,
                          const std::function<std::int64_t(std::uint64_t position)>& lineOf);

}  // namespace rehearsal::simulation
