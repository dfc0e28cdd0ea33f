#include "fields/condition_tree.h"

#include <algorithm>
#include <utility>

namespace rehearsal::fields {
namespace {

using Part = ConditionTree::Part;
using Kind = ConditionTree::Kind;

/// The one member of an object of that name, or nullptr.
const Json* only(const Json& json, const char* key) {
    return json.is_object() && json.size() == 1 && json.contains(key) ? &json[key] : nullptr;
}

template <class P>
P* findIn(P& part, int id) {
    if (part.id == id) return &part;
    for (auto& each : part.of) {
        if (P* found = findIn(each, id)) return found;
    }
    return nullptr;
}

template <class P>
P* groupIn(P& part, int id) {
    for (auto& each : part.of) {
        if (each.id == id) return &part;
        if (P* found = groupIn(each, id)) return found;
    }
    return nullptr;
}

/// The test that holds exactly where this one does not, also where the field is missing (S27).
std::optional<Json> opposite(const Json& leaf) {
    static const std::pair<const char*, const char*> kOpposites[] = {
        {"=", "!="}, {"in", "not_in"}, {"exists", "missing"}};
    if (leaf.is_boolean()) return !leaf.get<bool>();
    if (!leaf.is_object()) return std::nullopt;
    Json out = leaf;
    if (leaf.contains("op") && leaf["op"].is_string()) {
        const std::string op = leaf["op"].get<std::string>();
        for (const auto& [one, other] : kOpposites) {
            if (op == one) return out["op"] = other, out;
            if (op == other) return out["op"] = one, out;
        }
    }
    if (leaf.contains("did") && !leaf.contains("exactly")) {
        const bool never = leaf.contains("at_most") && leaf["at_most"] == 0 && !leaf.contains("at_least");
        const bool once = !leaf.contains("at_most") && (!leaf.contains("at_least") || leaf["at_least"] == 1);
        if (never) return out.erase("at_most"), out;
        if (once) return out.erase("at_least"), out["at_most"] = 0, out;
    }
    return std::nullopt;
}

void renumber(Part& part, int& last) {
    part.id = ++last;
    for (Part& each : part.of) renumber(each, last);
}

}  // namespace

ConditionTree::ConditionTree(const Json& condition) {
    if (!condition.is_null()) root_ = read(condition);
}

Part ConditionTree::read(const Json& condition) {
    Part part;
    part.id = ++last_;
    const Json* core = &condition;
    while (const Json* inner = only(*core, "not")) {
        core = inner;
        ++part.nots;
    }
    for (const auto& [key, kind] : {std::pair{"all", Kind::All}, std::pair{"any", Kind::Any}}) {
        const Json* members = only(*core, key);
        if (!members || !members->is_array()) continue;
        part.kind = kind;
        for (const Json& member : *members) part.of.push_back(read(member));
        return part;
    }
    part.leaf = *core;
    return part;
}

Json ConditionTree::json(const Part& part) {
    Json out = part.leaf;
    if (part.isGroup()) {
        Json members = Json::array();
        for (const Part& each : part.of) members.push_back(json(each));
        out = Json::object();
        out[part.kind == Kind::All ? "all" : "any"] = std::move(members);
    }
    for (int i = 0; i < part.nots; ++i) {
        Json around = Json::object();
        around["not"] = std::move(out);
        out = std::move(around);
    }
    return out;
}

Json ConditionTree::json() const {
    return root_ ? json(*root_) : Json();
}

const Part* ConditionTree::find(int id) const {
    return root_ ? findIn(*root_, id) : nullptr;
}
Part* ConditionTree::part(int id) {
    return root_ ? findIn(*root_, id) : nullptr;
}
const Part* ConditionTree::groupOf(int id) const {
    return root_ ? groupIn(*root_, id) : nullptr;
}

ConditionTree::Place ConditionTree::placeOf(int id) {
    Part* group = root_ ? groupIn(*root_, id) : nullptr;
    return {group, indexOf(id)};
}

std::size_t ConditionTree::indexOf(int id) const {
    const Part* group = groupOf(id);
    if (!group) return 0;
    const auto found =
        std::find_if(group->of.begin(), group->of.end(), [&](const Part& part) { return part.id == id; });
    return static_cast<std::size_t>(found - group->of.begin());
}

std::vector<std::size_t> ConditionTree::wayTo(int id) const {
    std::vector<std::size_t> way;
    for (const Part* group = groupOf(id); group; id = group->id, group = groupOf(id))
        way.insert(way.begin(), indexOf(id));
    return way;
}

int ConditionTree::at(const std::vector<std::size_t>& way) const {
    const Part* part = root();
    for (const std::size_t index : way) {
        if (!part || index >= part->of.size()) return 0;
        part = &part->of[index];
    }
    return part ? part->id : 0;
}

bool ConditionTree::holds(const Part& part, int id) {
    return findIn(part, id) != nullptr;
}

void ConditionTree::setLeaf(int id, Json leaf) {
    if (Part* found = part(id)) found->leaf = std::move(leaf);
}

void ConditionTree::setGroup(int id, Kind kind, int nots) {
    Part* found = part(id);
    if (!found || !found->isGroup() || kind == Kind::Leaf) return;
    found->kind = kind;
    found->nots = nots;
}

void ConditionTree::negate(int id) {
    Part* found = part(id);
    if (!found) return;
    if (found->nots > 0) {
        --found->nots;
    } else if (auto other = found->isGroup() ? std::nullopt : opposite(found->leaf)) {
        found->leaf = std::move(*other);
    } else {
        ++found->nots;
    }
}

int ConditionTree::add(std::optional<int> group, Json leaf) {
    Part fresh = read(leaf);
    const int id = fresh.id;
    if (!root_) {
        root_ = std::move(fresh);
        return id;
    }
    Part* into = group ? part(*group) : &*root_;
    if (!into) return 0;
    // A "not all of these" is one thing: what is added stands beside it.
    if (!into->isGroup() || (!group && into->nots > 0)) {
        Part around;
        around.id = ++last_;
        around.kind = Kind::All;
        around.of.push_back(std::move(*into));
        *into = std::move(around);
    }
    into->of.push_back(std::move(fresh));
    return id;
}

int ConditionTree::addGroup(std::optional<int> group, Kind kind, Json leaf) {
    const int id = add(group, std::move(leaf));
    Part* inner = part(id);
    if (!inner) return 0;
    Part around;
    around.id = ++last_;
    around.kind = kind;
    around.of.push_back(std::move(*inner));
    *inner = std::move(around);
    return id;
}

int ConditionTree::duplicate(int id) {
    Part* found = part(id);
    if (!found) return 0;
    Part copy = *found;
    renumber(copy, last_);
    const int fresh = copy.id;
    const Place place = placeOf(id);
    if (place.group) {
        place.group->of.insert(place.group->of.begin() + static_cast<std::ptrdiff_t>(place.index) + 1,
                               std::move(copy));
        return fresh;
    }
    Part around;
    around.id = ++last_;
    around.kind = Kind::All;
    around.of = {std::move(*root_), std::move(copy)};
    root_ = std::move(around);
    return fresh;
}

void ConditionTree::tidy(int id) {
    Part* group = part(id);
    if (!group || !group->isGroup() || group->of.size() > 1) return;
    if (group->of.empty()) return remove(id);
    Part one = std::move(group->of.front());
    one.nots += group->nots;
    *group = std::move(one);
}

void ConditionTree::remove(int id) {
    const Place place = placeOf(id);
    if (!place.group) {
        if (root_ && root_->id == id) root_.reset();
        return;
    }
    const int group = place.group->id;
    place.group->of.erase(place.group->of.begin() + static_cast<std::ptrdiff_t>(place.index));
    tidy(group);
}

bool ConditionTree::move(int id, int group, std::size_t index) {
    const Place from = placeOf(id);
    const Part* moved = find(id);
    const Part* into = find(group);
    if (!from.group || !into || !into->isGroup() || holds(*moved, group)) return false;
    const int left = from.group->id;
    if (left == group && (index == from.index || index == from.index + 1)) return false;
    if (left == group && index > from.index) --index;
    Part taken = std::move(from.group->of[from.index]);
    from.group->of.erase(from.group->of.begin() + static_cast<std::ptrdiff_t>(from.index));
    Part* target = part(group);
    index = std::min(index, target->of.size());
    target->of.insert(target->of.begin() + static_cast<std::ptrdiff_t>(index), std::move(taken));
    if (left != group) tidy(left);
    return true;
}

bool ConditionTree::moveUp(int id) {
    const Part* group = groupOf(id);
    const std::size_t index = indexOf(id);
    return group && index > 0 && move(id, group->id, index - 1);
}

bool ConditionTree::moveDown(int id) {
    const Part* group = groupOf(id);
    const std::size_t index = indexOf(id);
    return group && index + 1 < group->of.size() && move(id, group->id, index + 2);
}

bool ConditionTree::moveInto(int id) {
    const Part* group = groupOf(id);
    if (!group) return false;
    const std::size_t index = indexOf(id);
    if (index > 0 && group->of[index - 1].isGroup())
        return move(id, group->of[index - 1].id, group->of[index - 1].of.size());
    if (index + 1 < group->of.size() && group->of[index + 1].isGroup())
        return move(id, group->of[index + 1].id, 0);
    return false;
}

bool ConditionTree::moveOut(int id) {
    const Part* group = groupOf(id);
    const Part* outer = group ? groupOf(group->id) : nullptr;
    return outer && move(id, outer->id, indexOf(group->id) + 1);
}

int ConditionTree::groupWithNext(int id) {
    const Place place = placeOf(id);
    if (!place.group || place.index + 1 >= place.group->of.size()) return 0;
    auto& of = place.group->of;
    Part around;
    around.id = ++last_;
    // Inside "all" a group is for an alternative, and the other way round.
    around.kind = place.group->kind == Kind::All ? Kind::Any : Kind::All;
    around.of = {std::move(of[place.index]), std::move(of[place.index + 1])};
    of.erase(of.begin() + static_cast<std::ptrdiff_t>(place.index) + 1);
    of[place.index] = std::move(around);
    const int fresh = of[place.index].id;
    tidy(place.group->id);
    return find(fresh) ? fresh : root_->id;
}

bool ConditionTree::ungroup(int id) {
    const Place place = placeOf(id);
    Part* found = part(id);
    if (!place.group || !found || !found->isGroup() || found->nots > 0) return false;
    std::vector<Part> parts = std::move(found->of);
    auto& of = place.group->of;
    of.erase(of.begin() + static_cast<std::ptrdiff_t>(place.index));
    of.insert(of.begin() + static_cast<std::ptrdiff_t>(place.index), std::make_move_iterator(parts.begin()),
              std::make_move_iterator(parts.end()));
    tidy(place.group->id);
    return true;
}

}  // namespace rehearsal::fields
