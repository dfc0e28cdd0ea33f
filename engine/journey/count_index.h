#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "condition/event_interests.h"

namespace rehearsal::journey {

/// When the events of a count trigger (S15) happened, by the text that must be the same: a person with a long
/// history is asked how often at each further event.
class CountIndex {
  public:
    void add(std::string_view same, base::Instant time) {
        auto found = times_.find(same);
        if (found == times_.end()) found = times_.try_emplace(std::string(same)).first;
        auto& times = found->second;
        times.insert(std::upper_bound(times.begin(), times.end(), time), time);
    }
    /// How many up to an instant and, with `within`, later than so long before it.
    std::int64_t count(std::string_view same, base::Instant through,
                       std::optional<base::Duration> within) const {
        const auto found = times_.find(same);
        if (found == times_.end()) return 0;
        const auto& times = found->second;
        const auto end = std::upper_bound(times.begin(), times.end(), through);
        const auto begin = within ? std::upper_bound(times.begin(), end, through - *within) : times.begin();
        return end - begin;
    }

  private:
    std::unordered_map<std::string, std::vector<base::Instant>, condition::TextHash, std::equal_to<>> times_;
};

}  // namespace rehearsal::journey
