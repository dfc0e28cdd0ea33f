#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/value.h"
#include "bundle/document.h"

namespace rehearsal::lint {

/// Sets one value inside a JSON file, or takes it away.
struct SetValue {
    std::string file;
    std::string pointer;
    std::optional<base::Value> value;
};
/// Gives a member of an object another key.
struct RenameKey {
    std::string file;
    std::string pointer;
    std::string key;
};
/// Takes nodes out of a campaign and heals the path.
struct RemoveNodes {
    std::string campaign;
    std::vector<std::string> ids;
};
/// Puts a node onto an edge (bundle::edits::EdgeRef).
struct InsertNode {
    std::string campaign;
    std::string from;
    std::string pointer;
    std::string stem;  ///< Of its id.
    base::Value node;
};

/// A change that mends a finding: a value, which names places and is made into an edit when it is wanted.
struct Mend {
    std::string label;  ///< A verb: "Add a wait of 1 day".
    std::variant<SetValue, RenameKey, RemoveNodes, InsertNode> change;
};

/// The edit that makes the change in a document as it is now; empty where there is nothing to change any
/// more.
bundle::Edit editOf(const Mend& mend, const bundle::Document& document);

}  // namespace rehearsal::lint
