#include "design/clipboard.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"

namespace rehearsal::design::clipboard {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

constexpr char kFormat[] = "rehearsal.steps/1";

/// The members of a node that lead on, as pointers into it.
std::vector<Pointer> waysOut(const Json& node) {
    std::vector<Pointer> ways;
    for (const char* key : {"next", "then", "on_timeout", "on_missing"}) {
        if (node.contains(key)) ways.push_back(Pointer() / key);
    }
    for (const char* list : {"cases", "arms"}) {
        if (!node.contains(list) || !node[list].is_array()) continue;
        for (std::size_t i = 0; i < node[list].size(); ++i) {
            if (node[list][i].is_object() && node[list][i].contains("next"))
                ways.push_back(Pointer() / list / i / "next");
        }
    }
    if (node.contains("otherwise")) ways.push_back(Pointer() / "otherwise");
    return ways;
}

std::optional<std::string> targetAt(const Json& node, const Pointer& way) {
    const Json& value = node.at(way);
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

/// The node that the others come after: the first that none of them leads to.
std::string firstOf(const Json& nodes) {
    std::set<std::string> reached;
    for (const auto& [id, node] : nodes.items()) {
        for (const Pointer& way : waysOut(node)) {
            if (const auto to = targetAt(node, way); to && *to != id) reached.insert(*to);
        }
    }
    for (const auto& [id, node] : nodes.items()) {
        if (!reached.contains(id)) return id;
    }
    return nodes.items().begin().key();
}

/// Lets the first way through the nodes go on to `onward` where it ends.
void goOn(Json& nodes, std::string id, const Json& onward) {
    std::set<std::string> passed;
    while (passed.insert(id).second) {
        const auto ways = waysOut(nodes[id]);
        if (ways.empty()) return;
        const auto to = targetAt(nodes[id], ways.front());
        if (!to) {
            nodes[id][ways.front()] = onward;
            return;
        }
        id = *to;
    }
}

/// The nodes of a text, or null where it holds none or they are not well formed.
Json readNodes(const QByteArray& text) {
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != kFormat) return nullptr;
    const Json nodes = json.value("nodes", Json());
    if (!nodes.is_object() || nodes.empty()) return nullptr;
    for (const auto& node : nodes) {
        if (!node.is_object()) return nullptr;
    }
    return nodes;
}

}  // namespace

QByteArray copy(const bundle::Document& document, const std::string& campaign, const QStringList& ids) {
    const Json json = document.json(bundle::campaignFile(campaign));
    if (!json.is_object() || !json.contains("nodes")) return {};
    Json nodes = Json::object();
    for (const auto& [id, node] : json["nodes"].items()) {
        if (ids.contains(QString::fromStdString(id))) nodes[id] = node;
    }
    if (nodes.empty()) return {};
    for (auto& node : nodes) {
        for (const Pointer& way : waysOut(node)) {
            const auto to = targetAt(node, way);
            if (to && !nodes.contains(*to)) node[way] = nullptr;
        }
    }
    return QByteArray::fromStdString(Json{{"format", kFormat}, {"nodes", std::move(nodes)}}.dump(2));
}

std::optional<Paste> paste(const bundle::Document& document, const std::string& campaign,
                           const bundle::edits::EdgeRef& edge, const QByteArray& text, std::string label) {
    const Json nodes = readNodes(text);
    Json json = document.json(bundle::campaignFile(campaign));
    if (nodes.is_null() || !json.is_object() || !json.contains("nodes")) return std::nullopt;
    Paste result;
    std::map<std::string, std::string> renamed;
    for (const auto& [id, node] : nodes.items()) {
        std::string fresh = bundle::edits::freshNodeId(document, campaign, id);
        // Ids that this paste has given already are not in the document yet.
        for (int n = 2; json["nodes"].contains(fresh); ++n) fresh = id + "-" + std::to_string(n);
        json["nodes"][fresh] = nullptr;
        renamed[id] = fresh;
        result.ids << QString::fromStdString(fresh);
    }
    Json added = Json::object();
    for (const auto& [id, node] : nodes.items()) {
        Json copy = node;
        for (const Pointer& way : waysOut(copy)) {
            const auto to = targetAt(copy, way);
            copy[way] = to && renamed.contains(*to) ? Json(renamed[*to]) : Json();
        }
        added[renamed[id]] = std::move(copy);
    }
    const Pointer from(edge.node.empty() ? "/start" : base::childPointer("/nodes", edge.node) + edge.pointer);
    const Json onward = json.contains(from) ? json[from] : Json();
    const std::string first = renamed[firstOf(nodes)];
    goOn(added, first, onward);
    json[from] = first;
    for (auto& [id, node] : added.items()) json["nodes"][id] = node;
    result.edit = bundle::edits::setJson(document, bundle::campaignFile(campaign), json, std::move(label));
    return result;
}

}  // namespace rehearsal::design::clipboard
