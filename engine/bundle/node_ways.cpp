#include "bundle/node_ways.h"

#include <fmt/format.h>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"

namespace rehearsal::bundle::edits {

std::vector<std::string> waysOut(const Json& node) {
    std::vector<std::string> pointers;
    const auto type = node.is_object() && node.contains("type") && node["type"].is_string()
                          ? node["type"].get<std::string>()
                          : std::string();
    const auto addList = [&](const char* key) {
        if (!node.contains(key) || !node[key].is_array()) return;
        for (std::size_t i = 0; i < node[key].size(); ++i) {
            if (node[key][i].is_object()) pointers.push_back(fmt::format("/{}/{}/next", key, i));
        }
    };
    if (type == "branch") {
        addList("cases");
        pointers.emplace_back("/otherwise");
    } else if (type == "split") {
        addList("arms");
    } else if (type == "wait_for") {
        pointers = {"/then", "/on_timeout"};
    } else if (!type.empty() && type != "exit") {
        pointers.emplace_back("/next");
        if (node.contains("on_missing")) pointers.emplace_back("/on_missing");
    }
    return pointers;
}

std::optional<std::string> targetAt(const Json& json, const std::string& pointer) {
    const Json* found = findAt(json, pointer);
    return found && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

Json asJson(const std::optional<std::string>& target) {
    return target ? Json(*target) : Json(nullptr);
}

std::string pointerOf(const EdgeRef& edge) {
    return edge.node.empty() ? "/start" : base::childPointer("/nodes", edge.node) + edge.pointer;
}

void retarget(
    Json& campaign,
    const std::function<std::optional<std::string>(const std::string& from, const std::string& to)>& change) {
    if (const auto start = targetAt(campaign, "/start")) campaign["start"] = asJson(change({}, *start));
    for (auto& item : campaign["nodes"].items()) {
        for (const std::string& pointer : waysOut(item.value())) {
            if (const auto target = targetAt(item.value(), pointer)) {
                *findAt(item.value(), pointer) = asJson(change(item.key(), *target));
            }
        }
    }
}

Json campaignJson(const Document& document, const std::string& campaign) {
    Json json = document.json(campaignFile(campaign));
    const bool usable = json.is_object() && json.contains("nodes") && json["nodes"].is_object();
    return usable ? std::move(json) : Json();
}

void healAround(Json& campaign, const std::set<std::string>& gone) {
    const Json nodes = campaign["nodes"];
    retarget(campaign, [&](const std::string& from, const std::string& to) -> std::optional<std::string> {
        std::optional<std::string> target = to;
        std::set<std::string> passed;
        while (target && gone.contains(*target)) {
            if (!passed.insert(*target).second) return std::nullopt;  // They only led to each other.
            const std::vector<std::string> ways = waysOut(nodes[*target]);
            target = ways.empty() ? std::nullopt : targetAt(nodes[*target], ways.front());
        }
        // A step that led round through what is gone would now lead to itself, without end.
        if (!passed.empty() && target == from) return std::nullopt;
        return target;
    });
}

}  // namespace rehearsal::bundle::edits
