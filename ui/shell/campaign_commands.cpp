#include "shell/campaign_commands.h"

#include "shell/campaign_edits.h"
#include "shell/folder_dialog.h"
#include "shell/name_dialog.h"
#include "shell/new_campaign_dialog.h"

namespace rehearsal::shell {

CampaignCommands::CampaignCommands(session::Session& session, QWidget* window)
    : QObject(window), session_(session), window_(window) {}

void CampaignCommands::create() {
    NewCampaignDialog dialog(window_);
    if (dialog.exec() != QDialog::Accepted) return;
    const std::string name = dialog.name().toStdString();
    const std::string id = campaign_edits::freshCampaignId(session_.document(), name);
    const auto edit = recipes::addCampaign(session_.document(), dialog.recipe(), id, dialog.name());
    if (!edit) return emit session_.failed(edit.error());
    if (!session_.apply(*edit)) return;
    session_.setCampaignId(QString::fromStdString(id));
    emit session_.viewRequested(QStringLiteral("design"));
}

void CampaignCommands::duplicate() {
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign) return;
    const std::string name = tr("%1 (copy)").arg(QString::fromStdString(campaign->name)).toStdString();
    const std::string id = campaign_edits::freshCampaignId(session_.document(), name);
    if (session_.apply(campaign_edits::duplicate(session_.document(), campaign->id, id, name)))
        session_.setCampaignId(QString::fromStdString(id));
}

void CampaignCommands::rename() {
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign) return;
    const std::string id = campaign->id;
    const QString name = NameDialog::ask(tr("Rename campaign"), tr("Name"),
                                         QString::fromStdString(campaign->name), tr("Rename"), window_);
    if (!name.isEmpty()) session_.apply(campaign_edits::rename(session_.document(), id, name.toStdString()));
}

void CampaignCommands::toggleArchived() {
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign) return;
    session_.apply(
        campaign_edits::setArchived(session_.document(), campaign->id, campaign->status != "archived"));
}

void CampaignCommands::toggleReady() {
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign) return;
    session_.apply(campaign_edits::setStatus(session_.document(), campaign->id,
                                             campaign->status == "ready" ? "draft" : "ready"));
}

void CampaignCommands::moveToFolder() {
    const bundle::Campaign* campaign = session_.campaign();
    if (!campaign) return;
    const std::string id = campaign->id;
    QStringList folders;
    for (const bundle::Campaign& each : session_.bundle().campaigns) {
        const QString folder = QString::fromStdString(each.folder);
        if (!folder.isEmpty() && !folders.contains(folder)) folders << folder;
    }
    folders.sort(Qt::CaseInsensitive);
    FolderDialog dialog(folders, QString::fromStdString(campaign->folder), window_);
    if (dialog.exec() == QDialog::Accepted)
        session_.apply(campaign_edits::moveToFolder(session_.document(), id, dialog.folder().toStdString()));
}

void CampaignCommands::remove() {
    const bundle::Campaign* campaign = session_.campaign();
    if (campaign) session_.apply(campaign_edits::remove(session_.document(), campaign->id));
}

}  // namespace rehearsal::shell
