#include "bundle/document_kind.h"

#include <algorithm>
#include <optional>

namespace rehearsal::bundle {
namespace {

const std::vector<std::pair<std::string, DocumentKind>> kFiles{
    {"bundle.json", DocumentKind::Bundle},    {"brand.json", DocumentKind::Brand},
    {"policy.json", DocumentKind::Policy},    {"segments.json", DocumentKind::Segments},
    {"views.json", DocumentKind::Views},      {"feeds.json", DocumentKind::Feeds},
    {"alerts.json", DocumentKind::Alerts},    {"manifest.json", DocumentKind::Manifest},
    {"profiles.ndjson", DocumentKind::People}};

struct Folder {
    std::string_view name;
    std::string_view ending;
    DocumentKind kind;
};
constexpr Folder kFolders[] = {{"campaigns/", ".json", DocumentKind::Campaign},
                               {"blocks/", ".liquid", DocumentKind::Block},
                               {"data/", ".json", DocumentKind::Data},
                               {"scenarios/", ".json", DocumentKind::Scenario},
                               {"events/", ".schema.json", DocumentKind::EventSchema}};

/// What is between the folder and the ending, where the file stands right in that folder.
std::optional<std::string> stem(std::string_view path, const Folder& folder) {
    if (!path.starts_with(folder.name) || !path.ends_with(folder.ending)) return std::nullopt;
    if (path.size() <= folder.name.size() + folder.ending.size()) return std::nullopt;
    path.remove_prefix(folder.name.size());
    path.remove_suffix(folder.ending.size());
    if (path.find('/') != std::string_view::npos) return std::nullopt;
    return std::string(path);
}

/// What `mj-include` may name: it is read with the mail that includes it.
bool isIncludable(std::string_view path) {
    if (!path.starts_with("blocks/") && !path.starts_with("templates/")) return false;
    return path.ends_with(".mjml") || path.ends_with(".html") || path.ends_with(".css");
}

}  // namespace

std::string campaignFile(std::string_view id) {
    return "campaigns/" + std::string(id) + ".json";
}

const std::vector<std::string>& templateParts() {
    static const std::vector<std::string> kParts{"template.json", "subject.liquid", "preheader.liquid",
                                                 "body.html",     "body.mjml",      "body.txt",
                                                 "body.amp.html"};
    return kParts;
}

DocumentPath classify(std::string_view path) {
    for (const auto& [name, kind] : kFiles) {
        if (path == name) return {kind, {}};
    }
    for (const Folder& folder : kFolders) {
        if (auto id = stem(path, folder)) {
            if (folder.kind == DocumentKind::Data) *id += folder.ending;
            return {folder.kind, std::move(*id)};
        }
    }
    constexpr std::string_view kTemplates = "templates/";
    if (path.starts_with(kTemplates)) {
        const std::string_view rest = path.substr(kTemplates.size());
        const std::size_t slash = rest.find('/');
        if (slash != std::string_view::npos && slash > 0) {
            const std::string_view part = rest.substr(slash + 1);
            const auto& parts = templateParts();
            if (std::find(parts.begin(), parts.end(), part) != parts.end()) {
                return {DocumentKind::TemplatePart, std::string(rest.substr(0, slash))};
            }
        }
    }
    if (path.starts_with("assets/") || isIncludable(path)) return {DocumentKind::Asset, {}};
    return {};
}

std::vector<std::string> documentNames() {
    std::vector<std::string> names;
    for (const auto& [name, kind] : kFiles) names.push_back(name);
    return names;
}

}  // namespace rehearsal::bundle
