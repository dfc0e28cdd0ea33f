#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"
#include "bundle/edits.h"
#include "bundle/json_edit.h"
#include "bundle/node_ways.h"
#include "bundle/place.h"

namespace rehearsal::bundle::edits {
namespace {

/// Calls `act` with each list of a test's expectations, and with the list of promises.
void forEachExpectation(Json& campaign, const std::function<void(Json& list)>& act) {
    if (!campaign.contains("tests") || !campaign["tests"].is_array()) return;
    for (Json& test : campaign["tests"]) {
        for (const char* pointer : {"/expect/sends", "/expect/skips"}) {
            Json* list = findAt(test, pointer);
            if (list && list->is_array()) act(*list);
        }
    }
}

/// The node a promise speaks of, or nullptr.
Json* promisedNode(Json& promise) {
    for (const char* form : {"never", "of", "always", "every"}) {
        Json* node = findAt(promise, fmt::format("/{}/send/node", form));
        if (node && node->is_string()) return node;
    }
    return nullptr;
}

void eraseIf(Json& list, const std::function<bool(Json&)>& wanted) {
    Json kept = Json::array();
    for (Json& item : list) {
        if (!wanted(item)) kept.push_back(std::move(item));
    }
    list = std::move(kept);
}

/// What is said of nodes that are gone goes with them: no run could fulfil it.
void forgetNodes(Json& campaign, const std::set<std::string>& gone) {
    const auto speaksOf = [&](const Json* node) {
        return node && node->is_string() && gone.contains(node->get<std::string>());
    };
    if (campaign.contains("layout") && campaign["layout"].is_object()) {
        for (const std::string& id : gone) campaign["layout"].erase(id);
    }
    forEachExpectation(campaign, [&](Json& list) {
        eraseIf(list, [&](Json& item) { return speaksOf(findAt(std::as_const(item), "/node")); });
    });
    if (campaign.contains("promises") && campaign["promises"].is_array()) {
        eraseIf(campaign["promises"], [&](Json& promise) { return speaksOf(promisedNode(promise)); });
    }
}

}  // namespace

std::string freshNodeId(const Document& document, const std::string& campaign, std::string_view base) {
    std::string stem;
    for (const char c : base) {
        if (c >= 'A' && c <= 'Z') {
            stem += static_cast<char>(c + ('a' - 'A'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            stem += c;
        } else if (!stem.empty() && stem.back() != '-') {
            stem += '-';
        }
    }
    constexpr std::size_t kRoomForNumber = 8;
    stem = stem.substr(0, 64 - kRoomForNumber);
    while (stem.ends_with('-')) stem.pop_back();
    if (stem.empty()) stem = "step";
    const Json json = campaignJson(document, campaign);
    std::string id = stem;
    for (int n = 2; !json.is_null() && json["nodes"].contains(id); ++n) id = stem + "-" + std::to_string(n);
    return id;
}

Edit insertNode(const Document& document, const std::string& campaign, const EdgeRef& edge,
                const std::string& id, Json node, std::string label) {
    Json json = campaignJson(document, campaign);
    const bool isFree = json.is_object() && isId(id) && !json["nodes"].contains(id);
    const bool hasSource = isFree && (edge.node.empty() || json["nodes"].contains(edge.node));
    if (!hasSource || !node.is_object()) return {std::move(label), {}};
    const std::vector<std::string> ways = waysOut(node);
    const std::optional<std::string> target = targetAt(json, pointerOf(edge));
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (i == 0) assignAt(node, ways[i], asJson(target));
        if (i > 0 && !findAt(node, ways[i])) assignAt(node, ways[i], nullptr);
    }
    if (!assignAt(json, pointerOf(edge), id)) return {std::move(label), {}};
    insertMember(json["nodes"], edge.node, id, std::move(node));
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

Edit removeNodes(const Document& document, const std::string& campaign, const std::vector<std::string>& ids,
                 std::string label) {
    Json json = campaignJson(document, campaign);
    std::set<std::string> gone;
    for (const std::string& id : ids) {
        if (json.is_object() && json["nodes"].contains(id)) gone.insert(id);
    }
    if (gone.empty()) return {std::move(label), {}};
    healAround(json, gone);
    for (const std::string& id : gone) json["nodes"].erase(id);
    forgetNodes(json, gone);
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

Edit connect(const Document& document, const std::string& campaign, const EdgeRef& edge,
             const std::optional<std::string>& target, std::string label) {
    const Json json = campaignJson(document, campaign);
    const auto isThere = [&](const std::string& id) { return json["nodes"].contains(id); };
    if (json.is_null() || (!edge.node.empty() && !isThere(edge.node)) || (target && !isThere(*target)))
        return {std::move(label), {}};
    return setValue(document, campaignFile(campaign), pointerOf(edge), asJson(target), std::move(label));
}

Edit renameNode(const Document& document, const std::string& campaign, const std::string& from,
                const std::string& to, std::string label) {
    Json json = campaignJson(document, campaign);
    if (json.is_null() || !json["nodes"].contains(from) || json["nodes"].contains(to) || !isId(to)) {
        return {std::move(label), {}};
    }
    retarget(json,
             [&](const std::string&, const std::string& target) { return target == from ? to : target; });
    renameMember(json["nodes"], from, to);
    if (json.contains("layout") && json["layout"].is_object()) renameMember(json["layout"], from, to);
    forEachExpectation(json, [&](Json& list) {
        for (Json& item : list) {
            if (targetAt(item, "/node") == from) item["node"] = to;
        }
    });
    if (json.contains("promises") && json["promises"].is_array()) {
        for (Json& promise : json["promises"]) {
            if (Json* node = promisedNode(promise); node && *node == from) *node = to;
        }
    }
    return setJson(document, campaignFile(campaign), json, std::move(label));
}

}  // namespace rehearsal::bundle::edits
