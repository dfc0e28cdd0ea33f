#include "simulation/linked_ids.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace rehearsal::simulation {
namespace {

constexpr bool isUser(std::uint64_t id) {
    return (id & 1) != 0;
}

}  // namespace

LinkedIds::LinkedIds(const std::vector<std::vector<Link>>& links) {
    std::size_t count = 0;
    for (const auto& list : links) count += list.size();
    if (count == 0) return;
    table_.assign(std::bit_ceil(count * 4), kNone);
    for (const auto& list : links) {
        for (const auto& [a, b] : list) join(insert(a), insert(b));
    }
    for (std::uint32_t node = 0; node < keys_.size(); ++node) {
        parents_[node] = root(node);
        if (isUser(keys_[node]) && parents_[node] != node) movedUsers_.push_back(keys_[node]);
    }
}

std::uint32_t LinkedIds::find(std::uint64_t id) const {
    if (table_.empty()) return kNone;
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = (id >> 1) & mask;; at = (at + 1) & mask) {
        if (table_[at] == kNone || keys_[table_[at]] == id) return table_[at];
    }
}

std::uint32_t LinkedIds::insert(std::uint64_t id) {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = (id >> 1) & mask;
    while (table_[at] != kNone && keys_[table_[at]] != id) at = (at + 1) & mask;
    if (table_[at] == kNone) {
        table_[at] = static_cast<std::uint32_t>(keys_.size());
        parents_.push_back(table_[at]);
        keys_.push_back(id);
    }
    return table_[at];
}

std::uint32_t LinkedIds::root(std::uint32_t node) {
    while (parents_[node] != node) {
        parents_[node] = parents_[parents_[node]];
        node = parents_[node];
    }
    return node;
}

void LinkedIds::join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    // A user stands for anonymous ids, so that most events stay where they were put.
    const bool first = isUser(keys_[a]) != isUser(keys_[b]) ? isUser(keys_[a]) : keys_[a] < keys_[b];
    parents_[first ? b : a] = first ? a : b;
}

}  // namespace rehearsal::simulation
