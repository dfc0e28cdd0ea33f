#include "bundle/campaign_copy.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/json_pointer.h"
#include "bundle/document_kind.h"
#include "bundle/json_edit.h"
#include "bundle/mjml_source.h"

namespace rehearsal::bundle::edits {
namespace {

constexpr char kPeople[] = "profiles.ndjson";
constexpr char kBrand[] = "brand.json";
constexpr char kPolicy[] = "policy.json";

bool isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// Whether a text names `word`, not merely something that begins with it.
bool mentions(std::string_view text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if (end == text.size() || !isIdCharacter(text[end])) return true;
    }
    return false;
}

/// What a campaign needs of its bundle: everything it names, and what that names in turn.
class Needs {
  public:
    Needs(const Document& source, const std::string& campaign) : source_(source) {
        follow(campaignFile(campaign), {});
        while (!open_.empty()) {
            const auto [kind, id] = open_.back();
            open_.pop_back();
            visit(kind, id);
        }
    }

    bool has(ReferenceKind kind, const std::string& id) const { return found_.contains({kind, id}); }
    /// Ids of a kind, sorted.
    std::vector<std::string> all(ReferenceKind kind) const {
        std::vector<std::string> ids;
        for (const auto& [of, id] : found_) {
            if (of == kind) ids.push_back(id);
        }
        return ids;
    }
    /// Pictures, and what MJML includes.
    const std::set<std::string>& others() const { return others_; }
    bool needsBrand() const { return needsBrand_; }

  private:
    void need(ReferenceKind kind, const std::string& id) {
        if (found_.insert({kind, id}).second) open_.emplace_back(kind, id);
    }

    /// Everything that a file names at a pointer or inside it.
    void follow(const std::string& file, const std::string& pointer) {
        for (const Reference& reference : source_.references(file)) {
            const bool inside = reference.pointer.rfind(pointer, 0) == 0 &&
                                (pointer.empty() || reference.pointer.size() == pointer.size() ||
                                 reference.pointer[pointer.size()] == '/');
            if (inside) need(reference.kind, reference.id);
        }
    }

    /// What a Liquid source names: an id that only looks like one costs no more than a file too many.
    void scan(std::string_view text) {
        const Bundle& bundle = source_.bundle();
        for (const auto& [id, source] : bundle.blocks) {
            if (mentions(text, "'" + id + "'") || mentions(text, "\"" + id + "\""))
                need(ReferenceKind::Block, id);
        }
        for (const View& view : bundle.views) {
            if (mentions(text, "views." + view.id)) need(ReferenceKind::View, view.id);
        }
        for (const Feed& feed : bundle.feeds) {
            if (mentions(text, "feeds." + feed.id)) need(ReferenceKind::Feed, feed.id);
        }
        if (!needsBrand_ && text.find("brand.") != std::string_view::npos) {
            needsBrand_ = true;
            scanFile(kBrand);
        }
        for (const std::string& asset : source_.files().under("assets/")) {
            if (text.find(asset) != std::string_view::npos) others_.insert(asset);
        }
    }

    void scanFile(const std::string& file) {
        if (const std::string* bytes = source_.files().find(file)) scan(*bytes);
    }

    void followIncludes(const std::string& file) {
        for (const std::string& included : readMjmlSource(source_.files(), file).lookedFor) {
            if (!source_.files().contains(included)) continue;
            others_.insert(included);
            scanFile(included);
        }
    }

    void visit(ReferenceKind kind, const std::string& id) {
        switch (kind) {
            case ReferenceKind::Template:
                for (const std::string& file : source_.files().under("templates/" + id + "/")) {
                    scanFile(file);
                    if (file.ends_with("/body.mjml")) followIncludes(file);
                }
                break;
            case ReferenceKind::Block:
                return scanFile("blocks/" + id + ".liquid");
            case ReferenceKind::DataFile:
                return scanFile("data/" + id);
            case ReferenceKind::Segment:
                return follow("segments.json", base::childPointer({}, id));
            case ReferenceKind::View:
                return follow("views.json", base::childPointer({}, id));
            case ReferenceKind::Feed:
                return follow("feeds.json", base::childPointer({}, id));
            default:
                break;
        }
    }

    const Document& source_;
    std::set<std::pair<ReferenceKind, std::string>> found_;
    std::vector<std::pair<ReferenceKind, std::string>> open_;
    std::set<std::string> others_;
    bool needsBrand_ = false;
};

/// The line of a person in `profiles.ndjson`, or nothing.
std::string_view personLine(const Files& files, const std::string& id) {
    const std::string* text = files.find(kPeople);
    std::string_view rest = text ? std::string_view(*text) : std::string_view();
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const Json json = Json::parse(line, nullptr, false);
        if (json.is_object() && json.value("id", Json()) == id) return line;
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return {};
}

class Copier {
  public:
    Copier(const Document& into, const Document& source, const CampaignCopy& copy)
        : into_(into), source_(source), copy_(copy), needs_(source, copy.from), after_(into.files()) {}

    Edit edit(std::string label) {
        Json campaign = source_.json(campaignFile(copy_.from));
        if (!campaign.is_object()) return {std::move(label), {}};
        campaign["name"] = copy_.name;
        if (campaign.contains("status")) campaign["status"] = "draft";
        for (const std::string& id : needs_.all(ReferenceKind::Template)) copyTemplate(id, campaign);
        for (const std::string& id : needs_.all(ReferenceKind::Block)) copyFile("blocks/" + id + ".liquid");
        for (const std::string& id : needs_.all(ReferenceKind::DataFile)) copyFile("data/" + id);
        for (const std::string& file : needs_.others()) copyFile(file);
        if (needs_.needsBrand()) copyFile(kBrand);
        copyDefinitions("segments.json", ReferenceKind::Segment);
        copyDefinitions("views.json", ReferenceKind::View);
        copyDefinitions("feeds.json", ReferenceKind::Feed);
        copySchemas();
        copyPurposes(campaign);
        writePeopleInto(campaign);
        after_.set(campaignFile(copy_.id), formatJson(campaign));
        return difference(into_.files(), after_, std::move(label));
    }

  private:
    void copyFile(const std::string& file) {
        const std::string* bytes = source_.files().find(file);
        if (bytes && !after_.contains(file)) after_.set(file, *bytes);
    }

    void copyDefinitions(const std::string& file, ReferenceKind kind) {
        const Json from = source_.json(file);
        Json to = into_.json(file);
        if (!from.is_object() || (!to.is_object() && after_.contains(file))) return;
        if (!to.is_object()) to = Json::object();
        bool changed = false;
        for (const auto& [id, definition] : from.items()) {
            if (!needs_.has(kind, id) || to.contains(id)) continue;
            to[id] = definition;
            changed = true;
        }
        if (changed) after_.set(file, formatJson(to));
    }

    bool isSameTemplate(const std::string& id) const {
        const std::string folder = "templates/" + id + "/";
        const auto theirs = source_.files().under(folder);
        if (theirs != into_.files().under(folder)) return false;
        return std::all_of(theirs.begin(), theirs.end(), [&](const std::string& file) {
            return *source_.files().find(file) == *into_.files().find(file);
        });
    }

    void copyTemplate(const std::string& id, Json& campaign) {
        std::string fresh = id;
        const auto isTaken = [&](const std::string& name) {
            return !after_.under("templates/" + name + "/").empty();
        };
        if (isTaken(id)) {
            if (isSameTemplate(id)) return;
            for (int n = 2; isTaken(fresh); ++n) fresh = id + "-" + std::to_string(n);
            for (const Reference& reference : source_.references(campaignFile(copy_.from))) {
                if (reference.kind == ReferenceKind::Template && reference.id == id)
                    assignAt(campaign, reference.pointer, fresh);
            }
        }
        const std::string folder = "templates/" + id + "/";
        for (const std::string& file : source_.files().under(folder))
            after_.set("templates/" + fresh + "/" + file.substr(folder.size()), *source_.files().find(file));
    }

    /// The schemas of the events it listens to, which carry these events' names as titles.
    void copySchemas() {
        for (const std::string& file : source_.files().under("events/")) {
            const Json title = source_.json(file).value("title", Json());
            if (title.is_string() && needs_.has(ReferenceKind::Event, title.get<std::string>()))
                copyFile(file);
        }
    }

    /// A purpose that stands under another where it comes from does so here too: else nobody has agreed to
    /// it.
    void copyPurposes(const Json& campaign) {
        std::set<std::string> used;
        const auto use = [&](const Json& of) {
            if (of.is_object() && of.contains("purpose") && of["purpose"].is_string())
                used.insert(of["purpose"]);
        };
        use(campaign);
        for (const Json& node : campaign.value("nodes", Json::object())) use(node);
        const Json::json_pointer at("/consent/purposes");
        const Json from = source_.json(kPolicy).value(at, Json::object());
        Json policy = into_.json(kPolicy);
        if (!policy.is_object()) return;
        const Json before = policy;
        for (const std::string& purpose : used) {
            if (from.contains(purpose) && !policy.contains(at / purpose))
                assignAt(policy, "/consent/purposes" + base::childPointer({}, purpose), from[purpose]);
        }
        if (policy != before) after_.set(kPolicy, formatJson(policy));
    }

    void writePeopleInto(Json& campaign) {
        if (!campaign.contains("tests")) return;
        for (Json& test : campaign["tests"]) {
            if (!test.is_object() || !test.contains("profile") || !test["profile"].is_string()) continue;
            const std::string id = test["profile"];
            const std::string_view line = personLine(source_.files(), id);
            if (line.empty() || line == personLine(into_.files(), id)) continue;
            test["profile"] = Json::parse(line, nullptr, false);
        }
    }

    const Document& into_;
    const Document& source_;
    const CampaignCopy& copy_;
    Needs needs_;
    Files after_;
};

}  // namespace

Edit copyCampaign(const Document& into, const Document& source, const CampaignCopy& copy, std::string label) {
    return Copier(into, source, copy).edit(std::move(label));
}

}  // namespace rehearsal::bundle::edits
