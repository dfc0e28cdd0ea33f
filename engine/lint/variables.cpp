#include "lint/variables.h"

namespace rehearsal::lint {
namespace {

/// Whether every event that `a` counts is one that `b` counts.
bool countsNoMore(const Variable& a, const Variable& b) {
    if (a.event != b.event || (!b.where.empty() && a.where != b.where)) return false;
    if (b.sinceEntry) return a.sinceEntry;
    return !b.withinMs || (a.withinMs && *a.withinMs <= *b.withinMs);
}

}  // namespace

int Variables::find(const std::string& key) const {
    const auto found = ids_.find(key);
    return found == ids_.end() ? -1 : found->second;
}

void Variables::link(int id) {
    Variable& made = at(id);
    if (made.field >= 0) at(made.field).about.push_back(id);
    if (made.kind != Variable::Kind::Count) return;
    for (int other = 0; other < id; ++other) {
        Variable& each = at(other);
        if (each.kind != Variable::Kind::Count) continue;
        const auto relate = [this](int few, int many) {
            at(few).atMost.push_back(many);
            at(many).atLeast.push_back(few);
        };
        if (countsNoMore(made, each)) relate(id, other);
        if (countsNoMore(each, made)) relate(other, id);
    }
}

}  // namespace rehearsal::lint
