#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace rehearsal::simulation {

/// Ids that some event names together, joined: who may turn out to be the same person shares a group. Works
/// on hashes (event::Record::whoHash): two ids whose hashes are equal by chance share a group, which changes
/// no decision, for a group tells its ids apart.
class LinkedIds {
  public:
    using Link = std::pair<std::uint64_t, std::uint64_t>;

    /// Any number of lists of links; what they say is the same in any order.
    explicit LinkedIds(const std::vector<std::vector<Link>>& links);

    /// The hash that stands for an id's group: of the users in it the one with the lowest, else its own.
    std::uint64_t groupOf(std::uint64_t id) const {
        const std::uint32_t node = find(id);
        return node == kNone ? id : keys_[parents_[node]];
    }
    /// Users whose group goes by another user: they are few.
    const std::vector<std::uint64_t>& movedUsers() const { return movedUsers_; }

  private:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    std::uint32_t find(std::uint64_t id) const;
    std::uint32_t insert(std::uint64_t id);
    std::uint32_t root(std::uint32_t node);
    void join(std::uint32_t a, std::uint32_t b);

    std::vector<std::uint32_t> table_;  ///< Node by hash; a power of two in size.
    std::vector<std::uint64_t> keys_;   ///< By node.
    std::vector<std::uint32_t> parents_;
    std::vector<std::uint64_t> movedUsers_;
};

}  // namespace rehearsal::simulation
