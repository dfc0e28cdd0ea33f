#include "words/campaign_changes.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

#include "bundle/document_kind.h"
#include "words/sentences.h"
#include "words/words.h"

namespace rehearsal::words {
namespace {

using Json = nlohmann::ordered_json;
using Kind = BundleChange::Kind;

struct CampaignChangeText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::words::BundleChanges)
};
using Text = CampaignChangeText;

QString exitsSentence(const bundle::Campaign& campaign) {
    QStringList items;
    for (const bundle::Exit& exit : campaign.exits) items << sentence(exit);
    return items.join(QStringLiteral("; "));
}

/// A value of a document where no sentence is made of it.
QString plain(const Json& value) {
    if (value.is_null()) return Text::tr("nothing");
    if (value.is_string()) {
        const auto duration = base::parseDuration(value.get<std::string>());
        return duration ? durationWords(*duration) : QString::fromStdString(value.get<std::string>());
    }
    return value.is_primitive() ? QString::fromStdString(value.dump()) : QString();
}

class CampaignComparison {
  public:
    CampaignComparison(const CampaignState& before, const CampaignState& after)
        : before_(before),
          after_(after),
          was_(before.document.json(bundle::campaignFile(before.campaign.id))),
          is_(after.document.json(bundle::campaignFile(after.campaign.id))) {}

    QList<BundleChange> changes() {
        settings();
        steps();
        return std::move(changes_);
    }

  private:
    BundleChange make(Kind kind, const QString& what, const QString& was, const QString& is) const {
        return {kind, QString::fromStdString(after_.campaign.name), what, was, is, after_.campaign.id, {}};
    }

    void settings() {
        const std::pair<const char*, QString> plainOnes[] = {{"name", Text::tr("Name")},
                                                             {"description", Text::tr("Description")},
                                                             {"folder", Text::tr("Folder")},
                                                             {"status", Text::tr("Status")},
                                                             {"priority", Text::tr("Priority")},
                                                             {"purpose", Text::tr("Purpose")},
                                                             {"grace", Text::tr("Waits for late events")},
                                                             {"promises", Text::tr("Promises")},
                                                             {"tests", Text::tr("Tests")}};
        for (const auto& [key, name] : plainOnes) {
            const Json was = was_.value(key, Json());
            const Json is = is_.value(key, Json());
            if (was != is) changes_.append(make(Kind::Changed, name, plain(was), plain(is)));
        }
        if (was_.value("entry", Json()) != is_.value("entry", Json())) {
            changes_.append(make(Kind::Changed, Text::tr("Entry"), entrySentence(before_.campaign.entry),
                                 entrySentence(after_.campaign.entry)));
        }
        if (was_.value("exits", Json()) != is_.value("exits", Json())) {
            changes_.append(make(Kind::Changed, Text::tr("Leaves the campaign when"),
                                 exitsSentence(before_.campaign), exitsSentence(after_.campaign)));
        }
    }

    void steps() {
        for (const bundle::Node& node : before_.campaign.nodes) {
            if (!after_.campaign.node(node.id))
                addStep(Kind::Removed, node, sentence(node, before_.document.bundle()), {});
        }
        for (const bundle::Node& node : after_.campaign.nodes) {
            const bundle::Node* was = before_.campaign.node(node.id);
            const QString now = sentence(node, after_.document.bundle());
            if (!was) {
                addStep(Kind::Added, node, {}, now);
            } else if (was_["nodes"][node.id] != is_["nodes"][node.id]) {
                const QString then = sentence(*was, before_.document.bundle());
                const QString rest = restOf(node.id);
                addStep(Kind::Changed, node, then == now ? QString() : then, then == now ? rest : now);
            }
        }
    }

    void addStep(Kind kind, const bundle::Node& node, const QString& was, const QString& is) {
        BundleChange change = make(kind, kindName(typeName(node)), was, is);
        change.node = node.id;
        changes_.append(change);
    }

    /// Where the sentence is the same: which of its fields are not.
    QString restOf(const std::string& node) const {
        const Json& was = was_["nodes"][node];
        const Json& is = is_["nodes"][node];
        QStringList fields;
        for (const auto& [key, value] : is.items()) {
            if (!was.contains(key) || was[key] != value) fields << QString::fromStdString(key);
        }
        for (const auto& [key, value] : was.items()) {
            if (!is.contains(key)) fields << QString::fromStdString(key);
        }
        for (QString& field : fields) field.replace(QLatin1Char('_'), QLatin1Char(' '));
        return Text::tr("Other: %1").arg(listAnd(fields));
    }

    const CampaignState& before_;
    const CampaignState& after_;
    const Json was_;
    const Json is_;
    QList<BundleChange> changes_;
};

}  // namespace

QList<BundleChange> campaignChanges(const CampaignState& before, const CampaignState& after) {
    return CampaignComparison(before, after).changes();
}

}  // namespace rehearsal::words
