#include "bundle/edits.h"

#include "bundle/json_edit.h"

namespace rehearsal::bundle::edits {
namespace {

Edit replace(const Document& document, const std::string& file, std::optional<std::string> text,
             std::string label) {
    Files before;
    Files after;
    // Only the file at hand: comparing all of them would cost what an edit must not.
    if (const std::string* found = document.files().find(file)) before.set(file, *found);
    if (text) after.set(file, std::move(*text));
    return difference(before, after, std::move(label));
}

}  // namespace

Edit setText(const Document& document, const std::string& file, std::string text, std::string label) {
    return replace(document, file, std::move(text), std::move(label));
}

Edit setJson(const Document& document, const std::string& file, const Json& json, std::string label) {
    return replace(document, file, formatJson(json), std::move(label));
}

Edit removeFile(const Document& document, const std::string& file, std::string label) {
    return replace(document, file, std::nullopt, std::move(label));
}

Edit setValue(const Document& document, const std::string& file, const std::string& pointer,
              const std::optional<Json>& value, std::string label) {
    const Edit nothing{std::move(label), {}};
    Json json = document.json(file);
    if (json.is_null() && document.files().contains(file))
        return nothing;  // A file that cannot be read is mended as text.
    const Json* present = json.is_null() ? nullptr : findAt(std::as_const(json), pointer);
    if (value ? present && *present == *value : !present) return nothing;
    if (json.is_null()) json = Json::object();
    const bool done = value ? assignAt(json, pointer, *value) : eraseAt(json, pointer);
    return done ? setJson(document, file, json, nothing.label) : nothing;
}

Edit moveElement(const Document& document, const std::string& file, const std::string& list, std::size_t from,
                 std::size_t to, std::string label) {
    Edit nothing{std::move(label), {}};
    Json json = document.json(file);
    Json* present = findAt(json, list);
    if (!present || !present->is_array() || from >= present->size() || to >= present->size() || from == to)
        return nothing;
    Json moved = (*present)[from];
    present->erase(from);
    present->insert(present->begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
    return setJson(document, file, json, std::move(nothing.label));
}

}  // namespace rehearsal::bundle::edits
