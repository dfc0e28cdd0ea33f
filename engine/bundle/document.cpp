#include "bundle/document.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bundle/json_text.h"

namespace rehearsal::bundle {
namespace {

bool isInsideCharacter(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// The one place in which two texts differ. It begins and ends between characters, so that both sides stay
/// UTF-8.
FileEdit splice(const std::string& file, const std::string& before, const std::string& after) {
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t prefix = 0;
    while (prefix < shorter && before[prefix] == after[prefix]) ++prefix;
    while (prefix > 0 && (isInsideCharacter(before, prefix) || isInsideCharacter(after, prefix))) --prefix;
    std::size_t suffix = 0;
    while (suffix < shorter - prefix &&
           before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;
    while (suffix > 0 && (isInsideCharacter(before, before.size() - suffix) ||
                          isInsideCharacter(after, after.size() - suffix))) {
        --suffix;
    }
    return {file,
            true,
            true,
            prefix,
            before.substr(prefix, before.size() - prefix - suffix),
            after.substr(prefix, after.size() - prefix - suffix)};
}

tl::unexpected<base::Diagnostic> refuse(const FileEdit& edit, std::string text) {
    return base::failure(edit.file, std::move(text), "the document has changed since the edit was made");
}

base::Expected<void> applyTo(Files& files, const FileEdit& edit) {
    const std::string* found = files.find(edit.file);
    if (!edit.existedBefore) {
        if (found) return refuse(edit, "The file is there already");
        if (edit.offset != 0 || !edit.removed.empty())
            return refuse(edit, "A new file has nothing to take away");
    } else if (!found) {
        return refuse(edit, "The file is not there");
    }
    const std::string before = found ? *found : std::string();
    if (edit.offset > before.size() || before.compare(edit.offset, edit.removed.size(), edit.removed) != 0) {
        return refuse(edit, "The text to change is not there");
    }
    if (edit.existsAfter) {
        std::string after;
        after.reserve(before.size() - edit.removed.size() + edit.inserted.size());
        after.append(before, 0, edit.offset).append(edit.inserted);
        after.append(before, edit.offset + edit.removed.size());
        files.set(edit.file, std::move(after));
        return {};
    }
    if (edit.removed.size() != before.size() || !edit.inserted.empty()) {
        return refuse(edit, "The file holds more than is taken away");
    }
    files.remove(edit.file);
    return {};
}

}  // namespace

Edit Edit::inverse() const {
    Edit out;
    out.label = label;
    for (auto it = files.rbegin(); it != files.rend(); ++it) {
        out.files.push_back(
            {it->file, it->existsAfter, it->existedBefore, it->offset, it->inserted, it->removed});
    }
    return out;
}

Edit difference(const Files& before, const Files& after, std::string label) {
    Edit edit;
    edit.label = std::move(label);
    for (const auto& [path, bytes] : before.all()) {
        const auto now = after.all().find(path);
        if (now == after.all().end()) {
            edit.files.push_back({path, true, false, 0, *bytes, {}});
        } else if (now->second != bytes && *now->second != *bytes) {
            edit.files.push_back(splice(path, *bytes, *now->second));
        }
    }
    for (const auto& [path, bytes] : after.all()) {
        if (!before.contains(path)) edit.files.push_back({path, false, true, 0, {}, *bytes});
    }
    return edit;
}

base::Expected<void> applyEdit(Files& files, const Edit& edit) {
    for (const FileEdit& file : edit.files) {
        if (auto applied = applyTo(files, file); !applied) return applied;
    }
    return {};
}

Document::Document(Files files) : files_(std::move(files)) {
    reader_.update(files_);
}

base::Expected<void> Document::apply(const Edit& edit) {
    Files changed = files_;
    if (auto applied = applyEdit(changed, edit); !applied) return applied;
    files_ = std::move(changed);
    reader_.update(files_);
    return {};
}

nlohmann::ordered_json Document::json(std::string_view file) const {
    const std::string* text = files_.find(file);
    if (!text) return nullptr;
    Findings ignored{std::string(file)};
    const auto value = parseJson(*text, ignored);
    return value ? toEditableJson(*value) : nlohmann::ordered_json();
}

}  // namespace rehearsal::bundle
