#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "liquid/ways.h"

namespace rehearsal::message {

/// Which ways a template and its blocks went over a set of messages. One thread at a time.
class Coverage {
  public:
    struct Line {
        liquid::Way way;
        std::uint64_t messages = 0;  ///< In which it was gone.
    };

    /// Adds a message: every way it could have gone, as Composer::ways gives them, and those it went.
    void add(const std::vector<liquid::Way>& ways, const liquid::TakenWays& taken);

    /// Every way, in the order in which it came to be known.
    const std::vector<Line>& lines() const { return lines_; }

  private:
    std::vector<Line> lines_;
    std::unordered_map<const void*, std::size_t> places_;
};

/// As `rehearse render --json` prints it.
nlohmann::ordered_json toJson(const Coverage& coverage);

}  // namespace rehearsal::message
