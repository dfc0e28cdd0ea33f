#include "bundle/campaign_reader.h"

#include <fmt/format.h>

#include <set>
#include <unordered_set>

#include "base/limits.h"

namespace rehearsal::bundle {
namespace {

void readNodes(const Place& place, Campaign& campaign) {
    if (!place.value->isObject()) {
        place.expected("an object of nodes by their ids");
        return;
    }
    const auto& members = place.value->object();
    if (members.size() > limits::kNodesPerCampaign) {
        place.error(fmt::format("A campaign has at most {} nodes, this one {}", limits::kNodesPerCampaign,
                                members.size()));
        return;
    }
    campaign.nodes.reserve(members.size());
    for (const auto& member : members) {
        const Place node = place.member(member);
        checkId(node, member.first, "node");
        campaign.nodes.push_back(readNode(node, member.first));
    }
}

/// The canvas's own: where a person put each node. It changes no decision, so a leftover is no more than a
/// warning.
void readLayout(const Place& place, const std::unordered_set<std::string>& nodes, Campaign& campaign) {
    if (!place.value->isObject()) {
        place.expected("an object of positions by node");
        return;
    }
    for (const auto& member : place.value->object()) {
        const Place position = place.member(member);
        const auto& value = *position.value;
        if (!value.isArray() || value.array().size() != 2 || !value.array()[0].isNumber() ||
            !value.array()[1].isNumber()) {
            position.expected("a position such as [0, 1]");
        } else if (!nodes.contains(member.first)) {
            position.warning(fmt::format("There is no node \"{}\" to lay out", member.first));
        } else {
            campaign.layout.emplace_back(member.first,
                                         CanvasPlace{value.array()[0].real(), value.array()[1].real()});
        }
    }
}

/// Looks up what the campaign's own parts name: nodes, and what `set` stored under `journey`.
void checkOwnReferences(const Campaign& campaign, const std::unordered_set<std::string>& nodes,
                        Findings& findings) {
    std::vector<std::string> nodeIds;
    std::set<std::string> fields{"entered_at", "campaign"};
    for (const Node& node : campaign.nodes) {
        nodeIds.push_back(node.id);
        const auto* set = std::get_if<Set>(&node.step);
        if (!set) continue;
        for (const auto& value : set->values) fields.insert(value.first);
    }
    for (const Reference& reference : findings.references()) {
        if (reference.kind == ReferenceKind::Node && !nodes.contains(reference.id)) {
            findings.error(reference.pointer, fmt::format("There is no node \"{}\"", reference.id),
                           base::didYouMean(reference.id, nodeIds));
        }
        if (reference.kind == ReferenceKind::JourneyField && !fields.contains(reference.id)) {
            findings.warning(reference.pointer, fmt::format("Nothing sets \"journey.{}\"", reference.id),
                             base::didYouMean(reference.id, {fields.begin(), fields.end()}));
        }
    }
}

void readHead(ObjectReader& object, Campaign& campaign) {
    readFormat(object, "rehearsal.campaign/1");
    if (const auto name = object.require("name")) campaign.name = readString(*name);
    if (const auto text = object.find("description")) campaign.description = readString(*text);
    if (const auto folder = object.find("folder")) campaign.folder = readString(*folder);
    if (const auto status = object.find("status"))
        campaign.status = readWord(*status, {"draft", "ready", "archived"});
    if (const auto priority = object.find("priority"))
        campaign.priority = readInteger(*priority, -1'000'000, 1'000'000);
    if (const auto purpose = object.find("purpose"))
        campaign.purpose = readNonEmpty(*purpose, "the name of a purpose");
    if (const auto grace = object.find("grace")) campaign.grace = readDuration(*grace);
}

}  // namespace

Campaign readCampaign(const Place& place, std::string id) {
    Campaign campaign;
    campaign.id = std::move(id);
    ObjectReader object(place);
    if (!object.isObject()) return campaign;
    readHead(object, campaign);
    if (const auto entry = object.require("entry")) campaign.entry = readEntry(*entry);
    if (const auto exits = object.find("exits")) campaign.exits = readExits(*exits);
    if (const auto start = object.require("start"); start && !start->isNull()) {
        campaign.start = readNonEmpty(*start, "the id of a node, or null");
        start->refer(ReferenceKind::Node, *campaign.start);
    }
    const auto nodes = object.require("nodes");
    if (nodes) readNodes(*nodes, campaign);
    if (const auto promises = object.find("promises")) campaign.promises = readPromises(*promises);
    if (const auto tests = object.find("tests")) campaign.tests = readTests(*tests);
    std::unordered_set<std::string> ids;
    for (const Node& node : campaign.nodes) ids.insert(node.id);
    if (nodes) checkOwnReferences(campaign, ids, *place.findings);
    if (const auto layout = object.find("layout")) readLayout(*layout, ids, campaign);
    checkFlow(campaign, *place.findings);
    return campaign;
}

}  // namespace rehearsal::bundle
