#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bundle/person.h"
#include "condition/event_interests.h"

namespace rehearsal::simulation {

/// The people known beforehand, by their ids.
class PersonIndex {
  public:
    /// The people must outlive the index.
    explicit PersonIndex(const std::vector<bundle::Person>& people) : people_(people) {
        for (const bundle::Person& person : people) {
            byUser_.emplace(person.id, &person);
            for (const std::string& id : person.anonymousIds) byAnonymous_.emplace(id, &person);
        }
    }

    bool empty() const { return people_.empty(); }
    const std::vector<bundle::Person>& people() const { return people_; }
    /// Nullptr where nobody has that id.
    const bundle::Person* user(std::string_view id) const { return find(byUser_, id); }
    const bundle::Person* anonymous(std::string_view id) const { return find(byAnonymous_, id); }

  private:
    using Ids =
        std::unordered_map<std::string_view, const bundle::Person*, condition::TextHash, std::equal_to<>>;

    static const bundle::Person* find(const Ids& ids, std::string_view id) {
        if (ids.empty() || id.empty()) return nullptr;
        const auto found = ids.find(id);
        return found == ids.end() ? nullptr : found->second;
    }

    const std::vector<bundle::Person>& people_;
    Ids byUser_;
    Ids byAnonymous_;
};

}  // namespace rehearsal::simulation
