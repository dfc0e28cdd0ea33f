#include "lint/known_mends.h"

#include <algorithm>

#include "base/json_pointer.h"
#include "bundle/json_edit.h"
#include "lint/subject.h"

namespace rehearsal::lint {
namespace {

using base::Diagnostic;
using bundle::Json;

/// The first text between straight quotation marks behind `lead`, which the text begins with; else nothing.
std::optional<std::string> quotedAfter(const std::string& text, std::string_view lead) {
    if (!text.starts_with(lead)) return std::nullopt;
    const std::size_t from = text.find('"', lead.size());
    const std::size_t to = from == std::string::npos ? from : text.find('"', from + 1);
    if (to == std::string::npos) return std::nullopt;
    return text.substr(from + 1, to - from - 1);
}

/// A name that is nearly another: the key, or the value that names something.
std::optional<Mend> renamed(const Diagnostic& diagnostic, const Json& value) {
    const auto meant = quotedAfter(diagnostic.hint, "did you mean ");
    if (!meant) return std::nullopt;
    if (quotedAfter(diagnostic.text, "There is no key "))
        return Mend{"Rename it to " + quoted(*meant), RenameKey{diagnostic.file, diagnostic.pointer, *meant}};
    // A path has the name in it and is more than it.
    if (!value.is_string() || diagnostic.text.find('"' + value.get<std::string>() + '"') == std::string::npos)
        return std::nullopt;
    const bool isPath =
        diagnostic.text.starts_with("Nothing sets") || diagnostic.text.find("\"now.") != std::string::npos;
    if (isPath) return std::nullopt;
    return Mend{"Change it to " + quoted(*meant),
                SetValue{diagnostic.file, diagnostic.pointer, base::Value(*meant)}};
}

bool isWayOut(const std::string& pointer) {
    const auto ends = [&](const char* key) { return pointer.ends_with(key); };
    return pointer == "/start" ||
           (pointer.starts_with("/nodes/") && (ends("/next") || ends("/otherwise") || ends("/then") ||
                                               ends("/on_timeout") || ends("/on_missing")));
}

}  // namespace

std::optional<Mend> mendFor(const Diagnostic& diagnostic, const bundle::Document& document) {
    if (!diagnostic.file.ends_with(".json") || diagnostic.pointer.empty()) return std::nullopt;
    const Json json = document.json(diagnostic.file);
    const Json* value = json.is_null() ? nullptr : bundle::findAt(json, diagnostic.pointer);
    if (!value) return std::nullopt;
    if (auto mend = renamed(diagnostic, *value)) return mend;
    if (!diagnostic.file.starts_with("campaigns/")) return std::nullopt;
    const std::string campaign = diagnostic.file.substr(10, diagnostic.file.size() - 15);
    const auto ended = [&](std::string pointer) {
        return Mend{"End the path there",
                    SetValue{diagnostic.file, std::move(pointer), base::Value(nullptr)}};
    };
    if (quotedAfter(diagnostic.text, "There is no node ") && isWayOut(diagnostic.pointer))
        return ended(diagnostic.pointer);
    if (quotedAfter(diagnostic.text, "There is no node ") && diagnostic.pointer.starts_with("/layout/"))
        return Mend{"Remove its place", SetValue{diagnostic.file, diagnostic.pointer, std::nullopt}};
    if (const auto node = quotedAfter(diagnostic.text, "No path leads to "))
        return Mend{"Delete " + quoted(*node), RemoveNodes{campaign, {*node}}};
    if (diagnostic.text.ends_with("is missing, so the journey ends here")) {
        if (const auto key = quotedAfter(diagnostic.text, ""))
            return ended(base::childPointer(diagnostic.pointer, *key));
    }
    return std::nullopt;
}

}  // namespace rehearsal::lint
