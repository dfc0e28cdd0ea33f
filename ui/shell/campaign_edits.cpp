#include "shell/campaign_edits.h"

#include <QCoreApplication>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "bundle/document_kind.h"
#include "bundle/edits.h"

namespace rehearsal::shell::campaign_edits {

namespace {

using Json = nlohmann::ordered_json;

std::string label(const char* text, const std::string& name) {
    return QCoreApplication::translate("CampaignEdits", text).arg(QString::fromStdString(name)).toStdString();
}

/// Letters and digits of a name, with hyphens between.
std::string slug(const std::string& name) {
    constexpr std::size_t kLength = 48;  // Leaves room for a number within the 64 an id may have.
    std::string id;
    const QString plain = QString::fromStdString(name).normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar letter : plain) {
        const char c = letter.toLatin1();
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += c;
        else if (!letter.isMark() && !id.empty() && id.back() != '-')
            id += '-';
    }
    id.resize(std::min(id.size(), kLength));
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "campaign" : id;
}

}  // namespace

std::string freshCampaignId(const bundle::Document& document, const std::string& name) {
    const std::string base = slug(name);
    std::string id = base;
    for (int i = 2; document.files().contains(bundle::campaignFile(id)); ++i)
        id = base + "-" + std::to_string(i);
    return id;
}

bundle::Edit create(const bundle::Document& document, const std::string& id, const std::string& name) {
    const Json campaign = {
        {"format", "rehearsal.campaign/1"},
        {"name", name},
        {"entry", {{"triggers", Json::array({{{"type", "event"}, {"event", "Product Added"}}})}}},
        {"start", nullptr},
        {"nodes", Json::object()},
    };
    return bundle::edits::setJson(document, bundle::campaignFile(id), campaign,
                                  label(QT_TRANSLATE_NOOP("CampaignEdits", "New campaign “%1”"), name));
}

bundle::Edit duplicate(const bundle::Document& document, const std::string& from, const std::string& id,
                       const std::string& name) {
    Json campaign = document.json(bundle::campaignFile(from));
    if (!campaign.is_object()) return {};
    campaign["name"] = name;
    return bundle::edits::setJson(document, bundle::campaignFile(id), campaign,
                                  label(QT_TRANSLATE_NOOP("CampaignEdits", "Duplicate as “%1”"), name));
}

bundle::Edit rename(const bundle::Document& document, const std::string& id, const std::string& name) {
    return bundle::edits::setValue(document, bundle::campaignFile(id), "/name", Json(name),
                                   label(QT_TRANSLATE_NOOP("CampaignEdits", "Rename to “%1”"), name));
}

bundle::Edit setArchived(const bundle::Document& document, const std::string& id, bool archived) {
    const bundle::Campaign* campaign = document.bundle().campaign(id);
    const std::string name = campaign ? campaign->name : id;
    return bundle::edits::setValue(
        document, bundle::campaignFile(id), "/status", Json(archived ? "archived" : "draft"),
        archived ? label(QT_TRANSLATE_NOOP("CampaignEdits", "Archive “%1”"), name)
                 : label(QT_TRANSLATE_NOOP("CampaignEdits", "Bring back “%1”"), name));
}

bundle::Edit setStatus(const bundle::Document& document, const std::string& id, const std::string& status) {
    const bundle::Campaign* campaign = document.bundle().campaign(id);
    return bundle::edits::setValue(document, bundle::campaignFile(id), "/status", Json(status),
                                   label(QT_TRANSLATE_NOOP("CampaignEdits", "Change the status of “%1”"),
                                         campaign ? campaign->name : id));
}

bundle::Edit moveToFolder(const bundle::Document& document, const std::string& id,
                          const std::string& folder) {
    const bundle::Campaign* campaign = document.bundle().campaign(id);
    return bundle::edits::setValue(
        document, bundle::campaignFile(id), "/folder",
        folder.empty() ? std::nullopt : std::optional<Json>(folder),
        label(QT_TRANSLATE_NOOP("CampaignEdits", "Move “%1” to a folder"), campaign ? campaign->name : id));
}

bundle::Edit remove(const bundle::Document& document, const std::string& id) {
    const bundle::Campaign* campaign = document.bundle().campaign(id);
    const std::string said =
        label(QT_TRANSLATE_NOOP("CampaignEdits", "Delete “%1”"), campaign ? campaign->name : id);
    bundle::Edit edit = bundle::edits::removeFile(document, bundle::campaignFile(id), said);
    Json policy = document.json("policy.json");
    if (!policy.is_object() || !policy.contains("caps") || !policy["caps"].is_array()) return edit;
    bool named = false;
    for (Json& cap : policy["caps"]) {
        if (!cap.is_object() || !cap.contains("campaigns") || !cap["campaigns"].is_array()) continue;
        Json& list = cap["campaigns"];
        const auto kept = std::remove(list.begin(), list.end(), Json(id));
        named = named || kept != list.end();
        list.erase(kept, list.end());
    }
    if (!named) return edit;
    const bundle::Edit inPolicy = bundle::edits::setJson(document, "policy.json", policy, said);
    edit.files.insert(edit.files.end(), inPolicy.files.begin(), inPolicy.files.end());
    return edit;
}

}  // namespace rehearsal::shell::campaign_edits
