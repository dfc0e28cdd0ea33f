#include "lint/mend.h"

#include "base/json_pointer.h"
#include "bundle/edits.h"
#include "bundle/json_edit.h"

namespace rehearsal::lint {
namespace {

namespace edits = bundle::edits;

/// One overload for each kind of change.
struct Maker {
    const bundle::Document& document;
    const std::string& label;

    bundle::Edit operator()(const SetValue& change) const {
        std::optional<bundle::Json> value;
        if (change.value) value = base::toJson(*change.value);
        return edits::setValue(document, change.file, change.pointer, value, label);
    }
    bundle::Edit operator()(const RenameKey& change) const {
        bundle::Json json = document.json(change.file);
        const std::size_t end = change.pointer.rfind('/');
        const std::vector<std::string> tokens = bundle::pointerTokens(change.pointer);
        if (json.is_null() || tokens.empty()) return {label, {}};
        bundle::Json* parent = bundle::findAt(json, change.pointer.substr(0, end));
        if (!parent || !parent->is_object() || !parent->contains(tokens.back()) ||
            parent->contains(change.key))
            return {label, {}};
        bundle::renameMember(*parent, tokens.back(), change.key);
        return edits::setJson(document, change.file, json, label);
    }
    bundle::Edit operator()(const RemoveNodes& change) const {
        return edits::removeNodes(document, change.campaign, change.ids, label);
    }
    bundle::Edit operator()(const InsertNode& change) const {
        const std::string id = edits::freshNodeId(document, change.campaign, change.stem);
        return edits::insertNode(document, change.campaign, {change.from, change.pointer}, id,
                                 base::toJson(change.node), label);
    }
};

}  // namespace

bundle::Edit editOf(const Mend& mend, const bundle::Document& document) {
    return std::visit(Maker{document, mend.label}, mend.change);
}

}  // namespace rehearsal::lint
