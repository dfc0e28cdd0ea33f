#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/document.h"

/// Edits that the window's gestures come down to. Each is computed from the document and changes nothing
/// itself; where there is nothing to change the edit is empty.
namespace rehearsal::bundle::edits {

/// The whole text of a file (a template's source, the JSON view of a campaign); creates the file where there
/// is none.
Edit setText(const Document& document, const std::string& file, std::string text, std::string label);
Edit setJson(const Document& document, const std::string& file, const nlohmann::ordered_json& json,
             std::string label);
Edit removeFile(const Document& document, const std::string& file, std::string label);

/// One value inside a JSON file. `nullopt` removes the member or element; a missing parent object is made.
Edit setValue(const Document& document, const std::string& file, const std::string& pointer,
              const std::optional<nlohmann::ordered_json>& value, std::string label);

/// Puts an element of a list to another place in it; `to` is where it is to stand afterwards.
Edit moveElement(const Document& document, const std::string& file, const std::string& list, std::size_t from,
                 std::size_t to, std::string label);

/// Where a new step goes: on the edge that `pointer` names inside `node` (`/next`, `/cases/0/next`); with an
/// empty `node`, before the first step.
struct EdgeRef {
    std::string node;
    std::string pointer;
};

/// A node id that is not taken yet, made from its kind: `wait`, `wait-2`, …
std::string freshNodeId(const Document& document, const std::string& campaign, std::string_view base);

/// Puts a node onto an edge: the edge leads to it, and its (first) way out leads where the edge led.
Edit insertNode(const Document& document, const std::string& campaign, const EdgeRef& edge,
                const std::string& id, nlohmann::ordered_json node, std::string label);

/// Removes nodes and heals the path: what led to one leads where its first way out led.
Edit removeNodes(const Document& document, const std::string& campaign, const std::vector<std::string>& ids,
                 std::string label);

/// Moves nodes together onto an edge, as if they were taken out and put in there; the ids stay, a place they were
/// pinned to goes. Lines among them stay; a further way out stays too, unless it would now lead round. Empty where
/// the edge is one of theirs, or where they end the journey and the edge leads on.
Edit moveNodes(const Document& document, const std::string& campaign, const std::vector<std::string>& ids,
               const EdgeRef& edge, std::string label);

/// Puts another node in a node's place and keeps what fits: the id, where its ways lead and what they are called (as
/// many of them as it had, where the new kind may have any number), and how long it waits.
Edit replaceNode(const Document& document, const std::string& campaign, const std::string& id,
                 nlohmann::ordered_json node, std::string label);

/// Where nodes are to be put on the canvas; `nullopt` leaves it to the layout again.
using CanvasPlaces = std::vector<std::pair<std::string, std::optional<CanvasPlace>>>;
Edit pinNodes(const Document& document, const std::string& campaign, const CanvasPlaces& places, std::string label);

/// Lets an edge lead to another node, or end there (`nullopt`).
Edit connect(const Document& document, const std::string& campaign, const EdgeRef& edge,
             const std::optional<std::string>& target, std::string label);

/// Gives a node another id, everywhere the campaign (edges, layout, tests, promises) names it.
Edit renameNode(const Document& document, const std::string& campaign, const std::string& from,
                const std::string& to, std::string label);

}  // namespace rehearsal::bundle::edits
