// What of the workspace is shown: kept valid through every edit, and remembered in the workspace.
#include <algorithm>

#include "session/session.h"

namespace rehearsal::session {

namespace {

QString firstCampaign(const bundle::Bundle& bundle) {
    const auto& all = bundle.campaigns;
    const auto shown = std::find_if(all.begin(), all.end(),
                                    [](const bundle::Campaign& c) { return c.status != "archived"; });
    if (shown != all.end()) return QString::fromStdString(shown->id);
    return all.empty() ? QString() : QString::fromStdString(all.front().id);
}

template <class List>
QString firstId(const List& list) {
    return list.empty() ? QString() : QString::fromStdString(list.front().id);
}

}  // namespace

const bundle::Campaign* Session::campaign() const {
    return bundle().campaign(campaignId_.toStdString());
}

void Session::setCampaignId(const QString& id) {
    if (id == campaignId_ || (!id.isEmpty() && !bundle().campaign(id.toStdString()))) return;
    campaignId_ = id;
    setSetting(QStringLiteral("shown.campaign"), id);
    const bool hadNode = !nodeId_.isEmpty();
    nodeId_.clear();
    emit campaignIdChanged(id);
    if (hadNode) emit nodeIdChanged(nodeId_);
}

void Session::setNodeId(const QString& id) {
    const bundle::Campaign* shown = campaign();
    const bundle::Node* node = shown ? shown->node(id.toStdString()) : nullptr;
    if (id == nodeId_ || (!id.isEmpty() && !node)) return;
    nodeId_ = id;
    emit nodeIdChanged(id);
    // Whoever picks a message expects the Email view to show that mail.
    if (const auto* send = node ? std::get_if<bundle::Send>(&node->step) : nullptr)
        setTemplateId(QString::fromStdString(send->templateId));
}

void Session::setTemplateId(const QString& id) {
    if (id == templateId_ || (!id.isEmpty() && !bundle().emailTemplate(id.toStdString()))) return;
    templateId_ = id;
    setSetting(QStringLiteral("shown.template"), id);
    emit templateIdChanged(id);
}

void Session::setPersonId(const QString& id) {
    if (id == personId_ || (!id.isEmpty() && !bundle().person(id.toStdString()))) return;
    personId_ = id;
    setSetting(QStringLiteral("shown.person"), id);
    emit personIdChanged(id);
}

void Session::restoreSelection() {
    const auto remembered = [this](const char* key, auto exists, const QString& first) {
        const QString id = setting(QString::fromLatin1(key));
        return !id.isEmpty() && exists(id.toStdString()) ? id : first;
    };
    campaignId_ = remembered(
        "shown.campaign", [this](const std::string& id) { return bundle().campaign(id) != nullptr; },
        firstCampaign(bundle()));
    templateId_ = remembered(
        "shown.template", [this](const std::string& id) { return bundle().emailTemplate(id) != nullptr; },
        firstId(bundle().templates));
    personId_ = remembered(
        "shown.person", [this](const std::string& id) { return bundle().person(id) != nullptr; },
        firstId(bundle().people));
    nodeId_.clear();
}

void Session::healSelection() {
    if (!campaign()) {
        campaignId_ = firstCampaign(bundle());
        setSetting(QStringLiteral("shown.campaign"), campaignId_);
        emit campaignIdChanged(campaignId_);
    }
    if (!nodeId_.isEmpty() && (!campaign() || !campaign()->node(nodeId_.toStdString()))) {
        nodeId_.clear();
        emit nodeIdChanged(nodeId_);
    }
    if (!bundle().emailTemplate(templateId_.toStdString()) && templateId_ != firstId(bundle().templates)) {
        templateId_ = firstId(bundle().templates);
        emit templateIdChanged(templateId_);
    }
    if (!bundle().person(personId_.toStdString()) && personId_ != firstId(bundle().people)) {
        personId_ = firstId(bundle().people);
        emit personIdChanged(personId_);
    }
}

}  // namespace rehearsal::session
