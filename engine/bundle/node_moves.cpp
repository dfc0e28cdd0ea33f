// Edits that put nodes elsewhere: on another line, in another's place, to another spot of the canvas.
#include <algorithm>
#include <cmath>

#include "bundle/document_kind.h"
#include "bundle/node_ways.h"

namespace rehearsal::bundle::edits {
namespace {

/// Whether one may come from a node to another by any ways.
bool leadsTo(const Json& nodes, const std::string& from, const std::string& to) {
    std::vector<std::string> open{from};
    std::set<std::string> seen{from};
    while (!open.empty()) {
        const std::string id = std::move(open.back());
        open.pop_back();
        if (id == to) return true;
        if (!nodes.contains(id)) continue;
        for (const std::string& way : waysOut(nodes[id])) {
            const auto target = targetAt(nodes[id], way);
            if (target && seen.insert(*target).second) open.push_back(*target);
        }
    }
    return false;
}

/// The node that the others come after: the first that none of them leads to.
std::string firstOf(const Json& nodes, const std::vector<std::string>& ids) {
    std::set<std::string> reached;
    for (const std::string& id : ids) {
        for (const std::string& way : waysOut(nodes[id])) {
            if (const auto target = targetAt(nodes[id], way); target && *target != id)
                reached.insert(*target);
        }
    }
    const auto first =
        std::find_if(ids.begin(), ids.end(), [&](const std::string& id) { return !reached.contains(id); });
    return first == ids.end() ? ids.front() : *first;
}

/// Lets the first way through nodes go on to `onward` where it leaves them; false where it ends for good.
bool goOn(Json& nodes, const std::set<std::string>& among, std::string id, const Json& onward) {
    std::set<std::string> passed;
    while (passed.insert(id).second) {
        const auto ways = waysOut(nodes[id]);
        if (ways.empty()) return false;
        const auto to = targetAt(nodes[id], ways.front());
        if (!to || !among.contains(*to)) return assignAt(nodes[id], ways.front(), onward);
        id = *to;
    }
    return false;
}

/// Ends the further ways of moved nodes that would now lead back to where they stand.
void cutWaysBack(Json& nodes, const std::set<std::string>& moved, const std::string& source) {
    for (const std::string& id : moved) {
        for (const std::string& way : waysOut(nodes[id])) {
            const auto to = targetAt(nodes[id], way);
            const bool leaves = to && !moved.contains(*to);
            if (leaves && !source.empty() && leadsTo(nodes, *to, source)) assignAt(nodes[id], way, nullptr);
        }
    }
}

/// A way out of a node: what it is called, if anything, and where it leads.
struct Way {
    std::string name;
    Json target;
};

std::vector<Way> namedWays(const Json& node) {
    std::vector<Way> ways;
    for (const std::string& pointer : waysOut(node)) {
        const auto slash = pointer.rfind('/');
        const auto name = slash == 0 ? std::nullopt : targetAt(node, pointer.substr(0, slash) + "/name");
        ways.push_back({name.value_or(""), asJson(targetAt(node, pointer))});
    }
    return ways;
}

/// Gives a branch or split as many ways as there are to keep, each further one like its last.
void makeWays(Json& node, std::size_t wanted) {
    const char* key = node.contains("cases") ? "cases" : "arms";
    if (!node.contains(key) || !node[key].is_array() || node[key].empty()) return;
    Json& list = node[key];
    const std::size_t fixed = node.contains("cases") ? 1 : 0;  // A branch has `otherwise` besides.
    while (list.size() + fixed < wanted) list.push_back(list.back());
    if (fixed == 1 || list.size() <= 2) return;
    const std::size_t share = 100 / list.size();
    for (Json& arm : list) arm["weight"] = share;
    list.front()["weight"] = 100 - share * (list.size() - 1);
}

void keepWays(const Json& old, Json& node) {
    std::vector<Way> ways = namedWays(old);
    if (ways.size() > 1) makeWays(node, ways.size());
    const auto pointers = waysOut(node);
    // Where just one way is left it is the first that leads anywhere.
    if (pointers.size() == 1) {
        const auto leads =
            std::find_if(ways.begin(), ways.end(), [](const Way& w) { return !w.target.is_null(); });
        if (leads != ways.end()) std::swap(ways.front(), *leads);
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < pointers.size(); ++i) {
        assignAt(node, pointers[i], i < ways.size() ? ways[i].target : Json(nullptr));
        const std::string name = pointers[i].substr(0, pointers[i].rfind('/')) + "/name";
        const auto own = targetAt(node, name);
        if (!own) continue;
        std::string called = i < ways.size() && !ways[i].name.empty() ? ways[i].name : *own;
        for (int n = 2; !names.insert(called).second; ++n) called = *own + " " + std::to_string(n);
        assignAt(node, name, called);
    }
}

/// How long a step waits, whatever its kind calls it.
const char* lengthKey(const Json& node) {
    for (const char* key : {"for", "timeout"}) {
        if (node.is_object() && node.contains(key)) return key;
    }
    return nullptr;
}

}  // namespace

Edit moveNodes(const Document& document, const std::string& campaign, const std::vector<std::string>& ids,
               const EdgeRef& edge, std::string label) {
    Json json = campaignJson(document, campaign);
    const Edit nothing{label, {}};
    if (json.is_null() || ids.empty()) return nothing;
    const std::set<std::string> moved(ids.begin(), ids.end());
    const auto isThere = [&](const std::string& id) { return json["nodes"].contains(id); };
    if (moved.contains(edge.node) || (!edge.node.empty() && !isThere(edge.node)) ||
        !std::all_of(ids.begin(), ids.end(), isThere))
        return nothing;
    const Json before = json["nodes"];
    healAround(json, moved);
    Json& nodes = json["nodes"];
    for (const std::string& id : moved) nodes[id] = before[id];
    const auto onward = targetAt(json, pointerOf(edge));
    const std::string first = firstOf(nodes, ids);
    const bool goesOn = goOn(nodes, moved, first, nullptr);
    if (onward && !goesOn) return nothing;  // What came after would be lost.
    cutWaysBack(nodes, moved, edge.node);
    goOn(nodes, moved, first, asJson(onward));
    if (!assignAt(json, pointerOf(edge), first)) return nothing;
    if (json.contains("layout") && json["layout"].is_object()) {
        for (const std::string& id : moved) json["layout"].erase(id);
        if (json["layout"].empty()) json.erase("layout");
    }
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

Edit replaceNode(const Document& document, const std::string& campaign, const std::string& id, Json node,
                 std::string label) {
    Json json = campaignJson(document, campaign);
    if (json.is_null() || !json["nodes"].contains(id) || !node.is_object()) return {std::move(label), {}};
    const Json& old = json["nodes"][id];
    keepWays(old, node);
    const char* from = lengthKey(old);
    const char* to = lengthKey(node);
    if (from && to) node[to] = old[from];
    json["nodes"][id] = std::move(node);
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

Edit pinNodes(const Document& document, const std::string& campaign, const CanvasPlaces& places,
              std::string label) {
    Json json = campaignJson(document, campaign);
    if (json.is_null()) return {std::move(label), {}};
    Json layout = json.value("layout", Json::object());
    if (!layout.is_object()) layout = Json::object();
    const auto number = [](double value) {
        return value == std::floor(value) ? Json(static_cast<std::int64_t>(value)) : Json(value);
    };
    for (const auto& [id, place] : places) {
        if (place && json["nodes"].contains(id)) {
            layout[id] = Json::array({number(place->x), number(place->y)});
        } else if (!place) {
            layout.erase(id);
        }
    }
    if (layout.empty()) {
        json.erase("layout");
    } else {
        json["layout"] = std::move(layout);
    }
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

}  // namespace rehearsal::bundle::edits
