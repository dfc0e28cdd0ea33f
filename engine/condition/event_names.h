#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::condition {

/// A small number that stands for an event's name.
using EventNameId = std::uint32_t;

/// The event names that some condition, view, trigger or rule of a bundle asks about. Only their history is
/// kept.
class EventNames {
  public:
    EventNameId intern(std::string_view name) {
        const auto [found, isNew] =
            ids_.try_emplace(std::string(name), static_cast<EventNameId>(names_.size()));
        if (isNew) names_.push_back(found->first);
        return found->second;
    }
    std::optional<EventNameId> find(std::string_view name) const {
        const auto found = ids_.find(name);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }
    const std::string& name(EventNameId id) const { return names_[id]; }
    std::size_t size() const { return names_.size(); }

  private:
    std::map<std::string, EventNameId, std::less<>> ids_;
    std::vector<std::string> names_;
};

}  // namespace rehearsal::condition
