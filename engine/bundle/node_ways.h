#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bundle/edits.h"
#include "bundle/json_edit.h"

/// What edits of nodes share: a campaign's document as it is written, with or without errors.
namespace rehearsal::bundle::edits {

/// The campaign's document, or null where it has no nodes to work on.
Json campaignJson(const Document& document, const std::string& campaign);

/// Where a node's document keeps its ways out, in the order of `outgoingEdges`. It works on the document
/// alone: a campaign with errors can be edited too.
std::vector<std::string> waysOut(const Json& node);

/// The text at a pointer: where a way leads, if anywhere.
std::optional<std::string> targetAt(const Json& json, const std::string& pointer);

/// What stands in the document for a way that leads there, or ends.
Json asJson(const std::optional<std::string>& target);

/// The pointer of an edge inside the campaign's document.
std::string pointerOf(const EdgeRef& edge);

/// Lets every edge of a campaign, and its start, lead where `change` says.
void retarget(
    Json& campaign,
    const std::function<std::optional<std::string>(const std::string& from, const std::string& to)>& change);

/// Lets what leads to nodes that go away lead where the first way out of those led.
void healAround(Json& campaign, const std::set<std::string>& gone);

}  // namespace rehearsal::bundle::edits
