#include "bundle/rename_edits.h"

#include <functional>

#include "bundle/document_kind.h"
#include "bundle/json_edit.h"

namespace rehearsal::bundle::edits {
namespace {

bool isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// `views.FROM` (or `feeds.FROM`) as a whole, anywhere in a text; false where there is none.
bool replacePath(std::string& text, const std::string& root, const std::string& from, const std::string& to) {
    const std::string wanted = root + from;
    bool changed = false;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool begins = at == 0 || (!isIdCharacter(text[at - 1]) && text[at - 1] != '.');
        if (!begins || (end < text.size() && isIdCharacter(text[end]))) continue;
        text.replace(at, wanted.size(), root + to);
        changed = true;
    }
    return changed;
}

/// Goes through all values; `change` says whether it changed one.
bool walk(Json& json, const std::function<bool(Json&)>& change) {
    bool changed = change(json);
    if (!json.is_structured()) return changed;
    for (Json& each : json) changed = walk(each, change) || changed;
    return changed;
}

bool isSegmentName(Json& object, const char* key, const std::string& from) {
    return object.is_object() && object.contains(key) && object[key] == Json(from);
}

bool mayRename(const Document& document, const char* file, const std::string& from, const std::string& to) {
    const Json json = document.json(file);
    return json.is_object() && json.contains(from) && !to.empty() && !json.contains(to);
}

/// The edit that comes of changing some of the bundle's files.
Edit changeFiles(
    const Document& document, std::string label,
    const std::function<std::optional<std::string>(const DocumentPath&, const std::string&)>& change) {
    Files before;
    Files after;
    for (const auto& [path, bytes] : document.files().all()) {
        const auto changed = change(classify(path), path);
        if (!changed) continue;
        before.set(path, *bytes);
        after.set(path, *changed);
    }
    return difference(before, after, std::move(label));
}

}  // namespace

Edit renameSegment(const Document& document, const std::string& from, const std::string& to,
                   std::string label) {
    if (!mayRename(document, "segments.json", from, to)) return {std::move(label), {}};
    const auto inCondition = [&](Json& value) {
        bool changed = false;
        for (const char* key : {"segment", "enters"}) {
            if (!isSegmentName(value, key, from)) continue;
            value[key] = to;
            changed = true;
        }
        return changed;
    };
    return changeFiles(document, std::move(label),
                       [&](const DocumentPath& what, const std::string& path) -> std::optional<std::string> {
                           const bool own = what.kind == DocumentKind::Segments;
                           if (!own && what.kind != DocumentKind::Campaign) return std::nullopt;
                           Json json = document.json(path);
                           if (own) renameMember(json, from, to);
                           // The members of segments.json are conditions; a segment may be called "segment".
                           bool changed = own;
                           if (own) {
                               for (Json& each : json) walk(each, inCondition);
                           } else {
                               changed = walk(json, inCondition);
                           }
                           return changed ? std::optional(formatJson(json)) : std::nullopt;
                       });
}

Edit renameView(const Document& document, const std::string& from, const std::string& to, std::string label) {
    if (!mayRename(document, "views.json", from, to)) return {std::move(label), {}};
    const auto inPath = [&](Json& value) {
        if (value.is_array() && value.size() > 1 && value[0] == Json("views") && value[1] == Json(from)) {
            value[1] = to;
            return true;
        }
        if (!value.is_string()) return false;
        std::string text = value.get<std::string>();
        if (!replacePath(text, "views.", from, to)) return false;
        value = text;
        return true;
    };
    return changeFiles(document, std::move(label),
                       [&](const DocumentPath& what, const std::string& path) -> std::optional<std::string> {
                           if (what.kind == DocumentKind::TemplatePart || what.kind == DocumentKind::Block) {
                               const std::string* bytes = document.files().find(path);
                               std::string text = bytes ? *bytes : std::string();
                               return replacePath(text, "views.", from, to) ? std::optional(text)
                                                                            : std::nullopt;
                           }
                           const bool own = what.kind == DocumentKind::Views;
                           if (!own && what.kind != DocumentKind::Campaign &&
                               what.kind != DocumentKind::Segments && what.kind != DocumentKind::Feeds)
                               return std::nullopt;
                           Json json = document.json(path);
                           if (own) renameMember(json, from, to);
                           const bool changed = own || walk(json, inPath);
                           return changed ? std::optional(formatJson(json)) : std::nullopt;
                       });
}

Edit renameFeed(const Document& document, const std::string& from, const std::string& to, std::string label) {
    if (!mayRename(document, "feeds.json", from, to)) return {std::move(label), {}};
    const auto inList = [&](Json& value) {
        if (!value.is_object() || !value.contains("feeds") || !value["feeds"].is_array()) return false;
        bool changed = false;
        for (Json& each : value["feeds"]) {
            if (each != Json(from)) continue;
            each = to;
            changed = true;
        }
        return changed;
    };
    return changeFiles(document, std::move(label),
                       [&](const DocumentPath& what, const std::string& path) -> std::optional<std::string> {
                           if (what.kind == DocumentKind::TemplatePart || what.kind == DocumentKind::Block) {
                               const std::string* bytes = document.files().find(path);
                               std::string text = bytes ? *bytes : std::string();
                               return replacePath(text, "feeds.", from, to) ? std::optional(text)
                                                                            : std::nullopt;
                           }
                           const bool own = what.kind == DocumentKind::Feeds;
                           if (!own && what.kind != DocumentKind::Campaign) return std::nullopt;
                           Json json = document.json(path);
                           if (own) renameMember(json, from, to);
                           const bool changed = own || walk(json, inList);
                           return changed ? std::optional(formatJson(json)) : std::nullopt;
                       });
}

}  // namespace rehearsal::bundle::edits
