#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "fields/field_spec.h"

namespace rehearsal::fields {

/// A condition taken apart for editing: groups and what stands in them, each with a number by which it is
/// known while it is moved about. Made from JSON and turned back into the same JSON where nothing was
/// changed.
class ConditionTree {
  public:
    enum class Kind { All, Any, Leaf };
    struct Part {
        int id = 0;
        int nots = 0;  ///< How many "not" stand around it.
        Kind kind = Kind::Leaf;
        Json leaf;  ///< Of a leaf: a test, a `did`, a segment, a constant, or what is none of these.
        std::vector<Part> of;  ///< Of a group.

        bool isGroup() const { return kind != Kind::Leaf; }
    };

    ConditionTree() = default;
    /// Null where there is no condition.
    explicit ConditionTree(const Json& condition);

    bool empty() const { return !root_; }
    const Part* root() const { return root_ ? &*root_ : nullptr; }
    const Part* find(int id) const;
    /// The group a part stands in; nullptr of the outermost.
    const Part* groupOf(int id) const;
    /// Its place in its group; 0 of the outermost.
    std::size_t indexOf(int id) const;
    /// The condition, or null.
    Json json() const;
    static Json json(const Part& part);

    /// A part by its way from the outermost, and the way to one: they stay the same when the JSON is read
    /// again.
    std::vector<std::size_t> wayTo(int id) const;
    int at(const std::vector<std::size_t>& way) const;

    // --- Changes. What cannot be done changes nothing and says false; ids of new parts are given back. ---
    void setLeaf(int id, Json leaf);
    void setGroup(int id, Kind kind, int nots);
    /// The opposite: the test's own where there is one (is, is not), else a "not" around it.
    void negate(int id);
    /// Into a group, or beside what there is; with no condition yet it becomes the condition.
    int add(std::optional<int> group, Json leaf);
    int addGroup(std::optional<int> group, Kind kind, Json leaf);
    int duplicate(int id);
    void remove(int id);
    bool move(int id, int group, std::size_t index);
    bool moveUp(int id);
    bool moveDown(int id);
    /// Into the group before it, else behind it.
    bool moveInto(int id);
    /// Out of its group, behind it.
    bool moveOut(int id);
    /// A new group of this and the next; 0 where there is no next.
    int groupWithNext(int id);
    /// Its parts take its place.
    bool ungroup(int id);

  private:
    struct Place {
        Part* group = nullptr;
        std::size_t index = 0;
    };
    Part read(const Json& condition);
    Part* part(int id);
    Place placeOf(int id);
    /// A group of one is its one, an empty one is none.
    void tidy(int group);
    static bool holds(const Part& part, int id);

    std::optional<Part> root_;
    int last_ = 0;
};

}  // namespace rehearsal::fields
