#include "words/bundle_changes.h"

#include <QCoreApplication>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "bundle/document_kind.h"
#include "words/campaign_changes.h"
#include "words/sentences.h"

namespace rehearsal::words {
namespace {

using Json = nlohmann::ordered_json;
using Kind = BundleChange::Kind;

struct ChangeText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::words::BundleChanges)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// How a definition of a document reads.
using Says = QString (*)(const bundle::Bundle& bundle, const std::string& id);

QString saysSegment(const bundle::Bundle& bundle, const std::string& id) {
    const bundle::Condition* condition = bundle.segment(id);
    return condition ? sentence(*condition) : QString();
}
QString saysNothing(const bundle::Bundle&, const std::string&) {
    return {};
}

class Comparison {
  public:
    Comparison(const bundle::Document& before, const bundle::Document& after)
        : before_(before), after_(after) {}

    QList<BundleChange> changes() {
        campaigns();
        definitions("segments.json", ChangeText::tr("Segments"), saysSegment);
        definitions("views.json", ChangeText::tr("Views"), saysNothing);
        definitions("feeds.json", ChangeText::tr("Feeds"), saysNothing);
        policy();
        files();
        return std::move(changes_);
    }

  private:
    void add(Kind kind, const QString& where, const QString& what, const QString& was = {},
             const QString& is = {}) {
        changes_.append({kind, where, what, was, is, {}, {}});
    }

    bool isSame(const std::string& file) const {
        const std::string* was = before_.files().find(file);
        const std::string* is = after_.files().find(file);
        return was == is || (was && is && *was == *is);
    }

    void campaigns() {
        std::map<std::string, std::pair<const bundle::Campaign*, const bundle::Campaign*>> byId;
        for (const auto& campaign : before_.bundle().campaigns) byId[campaign.id].first = &campaign;
        for (const auto& campaign : after_.bundle().campaigns) byId[campaign.id].second = &campaign;
        for (const auto& [id, pair] : byId) {
            const auto [was, is] = pair;
            if (isSame(bundle::campaignFile(id))) continue;
            if (was && is) {
                changes_ += campaignChanges({*was, before_}, {*is, after_});
            } else {
                BundleChange change;
                change.kind = is ? Kind::Added : Kind::Removed;
                change.where = text((is ? is : was)->name);
                change.what = ChangeText::tr("The whole campaign");
                change.campaign = id;
                changes_.append(change);
            }
        }
    }

    void definitions(const std::string& file, const QString& where, Says says) {
        if (isSame(file)) return;
        const Json was = before_.json(file);
        const Json is = after_.json(file);
        for (const auto& [id, definition] : was.items()) {
            if (!is.contains(id)) {
                add(Kind::Removed, where, text(id), says(before_.bundle(), id));
            } else if (is[id] != definition) {
                add(Kind::Changed, where, text(id), says(before_.bundle(), id), says(after_.bundle(), id));
            }
        }
        for (const auto& [id, definition] : is.items()) {
            if (!was.contains(id)) add(Kind::Added, where, text(id), {}, says(after_.bundle(), id));
        }
    }

    void policy() {
        const Json was = before_.json("policy.json");
        const Json is = after_.json("policy.json");
        const std::pair<const char*, QString> parts[] = {
            {"timezone", ChangeText::tr("Time zone")},
            {"consent", ChangeText::tr("Consent")},
            {"require_verified_email", ChangeText::tr("Verified addresses")},
            {"quiet_hours", ChangeText::tr("Quiet hours")},
            {"caps", ChangeText::tr("Caps")},
            {"holdout", ChangeText::tr("Holdout")},
            {"dedup", ChangeText::tr("Repeated events")}};
        for (const auto& [key, name] : parts) {
            const bool had = was.is_object() && was.contains(key);
            const bool has = is.is_object() && is.contains(key);
            if (had && has && was[key] == is[key]) continue;
            if (had || has)
                add(had && has ? Kind::Changed
                    : has      ? Kind::Added
                               : Kind::Removed,
                    ChangeText::tr("Policy"), name);
        }
    }

    /// What a file holds that is not told more closely: mails, blocks, people, pictures.
    void files() {
        std::set<std::string> paths;
        for (const auto& [path, bytes] : before_.files().all()) paths.insert(path);
        for (const auto& [path, bytes] : after_.files().all()) paths.insert(path);
        for (const std::string& path : paths) {
            if (isSame(path)) continue;
            const Kind kind = !before_.files().contains(path)  ? Kind::Added
                              : !after_.files().contains(path) ? Kind::Removed
                                                               : Kind::Changed;
            file(kind, path, bundle::classify(path));
        }
    }

    void file(Kind kind, const std::string& path, const bundle::DocumentPath& is) {
        using bundle::DocumentKind;
        switch (is.kind) {
            case DocumentKind::Campaign:
            case DocumentKind::Segments:
            case DocumentKind::Views:
            case DocumentKind::Feeds:
            case DocumentKind::Policy:
                return;
            case DocumentKind::TemplatePart:
                return add(kind, ChangeText::tr("Mails"), templatePart(path, is.id));
            case DocumentKind::Block:
                return add(kind, ChangeText::tr("Blocks"), text(is.id));
            case DocumentKind::Brand:
                return add(kind, ChangeText::tr("Mails"), ChangeText::tr("Brand"));
            case DocumentKind::People:
                return add(kind, ChangeText::tr("People"), peopleText());
            default:
                return add(kind, ChangeText::tr("Files"), text(path));
        }
    }

    QString templatePart(const std::string& path, const std::string& id) const {
        const bundle::Template* found = after_.bundle().emailTemplate(id);
        if (!found) found = before_.bundle().emailTemplate(id);
        const QString name = text(found && !found->name.empty() ? found->name : id);
        return ChangeText::tr("%1: %2").arg(name, text(path.substr(path.rfind('/') + 1)));
    }

    QString peopleText() const {
        const auto was = before_.bundle().people.size();
        const auto is = after_.bundle().people.size();
        return was == is ? ChangeText::tr("%n sample people", nullptr, static_cast<int>(is))
                         : ChangeText::tr("%1 sample people, %2 before").arg(is).arg(was);
    }

    const bundle::Document& before_;
    const bundle::Document& after_;
    QList<BundleChange> changes_;
};

}  // namespace

QList<BundleChange> bundleChanges(const bundle::Document& before, const bundle::Document& after) {
    return Comparison(before, after).changes();
}

}  // namespace rehearsal::words
