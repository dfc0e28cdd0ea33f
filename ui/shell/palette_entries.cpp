#include "shell/palette_entries.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>

#include "shell/action_list.h"

namespace rehearsal::shell {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Palette", text);
}

QString nameOf(const std::string& name, const std::string& id) {
    return QString::fromStdString(name.empty() ? id : name);
}

void addActions(FinderEntries& entries, QWidget* window) {
    for (QAction* action : namedActions(window)) {
        if (!action->isEnabled() || !action->isVisible()) continue;
        FinderEntry entry;
        entry.title = plainText(action);
        entry.detail = action->shortcut().toString(QKeySequence::NativeText);
        entry.iconName = action->icon().name();
        entry.keywords = action->toolTip();
        entry.run = [action] { action->trigger(); };
        entries.append(entry);
    }
}

void addSteps(FinderEntries& entries, session::Session& session) {
    const bundle::Campaign* campaign = session.campaign();
    if (!campaign) return;
    for (const bundle::Node& node : campaign->nodes) {
        const QString id = QString::fromStdString(node.id);
        FinderEntry entry;
        entry.title = id;
        entry.detail = tr("Step of %1").arg(nameOf(campaign->name, campaign->id));
        entry.iconName = QStringLiteral("workflow");
        entry.keywords = QString::fromStdString(bundle::typeName(node));
        entry.run = [&session, id] {
            emit session.viewRequested(QStringLiteral("design"));
            session.setNodeId(id);
        };
        entries.append(entry);
    }
}

void addTemplates(FinderEntries& entries, session::Session& session) {
    for (const bundle::Template& mail : session.bundle().templates) {
        const QString id = QString::fromStdString(mail.id);
        FinderEntry entry{nameOf(mail.name, mail.id), tr("Email"), QStringLiteral("mail"), id, {}, false};
        entry.run = [&session, id] {
            session.setTemplateId(id);
            emit session.viewRequested(QStringLiteral("email"));
        };
        entries.append(entry);
    }
}

void addPeople(FinderEntries& entries, session::Session& session) {
    for (const bundle::Person& person : session.bundle().people) {
        const QString id = QString::fromStdString(person.id);
        const auto trait = [&person](const char* key) {
            const base::Value* value = person.traits.find(key);
            return value && value->isString() ? QString::fromStdString(value->string()) : QString();
        };
        const QString name = QStringLiteral("%1 %2").arg(trait("first_name"), trait("last_name")).trimmed();
        FinderEntry entry{name.isEmpty() ? id : name, tr("Person"), QStringLiteral("user"),
                          id + trait("email"),        {},           false};
        entry.run = [&session, id] {
            session.setPersonId(id);
            emit session.viewRequested(QStringLiteral("people"));
        };
        entries.append(entry);
    }
}

}  // namespace

FinderEntries campaignEntries(session::Session& session) {
    FinderEntries entries;
    for (const bool archived : {false, true}) {
        for (const bundle::Campaign& campaign : session.bundle().campaigns) {
            if ((campaign.status == "archived") != archived) continue;
            const QString id = QString::fromStdString(campaign.id);
            FinderEntry entry;
            entry.title = nameOf(campaign.name, campaign.id);
            entry.detail = archived ? tr("Archived") : campaign.status == "ready" ? tr("Ready") : tr("Draft");
            entry.iconName = archived ? QStringLiteral("archive") : QStringLiteral("workflow");
            entry.keywords = id + QLatin1Char(' ') + QString::fromStdString(campaign.folder);
            entry.current = id == session.campaignId();
            entry.run = [&session, id] { session.setCampaignId(id); };
            entries.append(entry);
        }
    }
    return entries;
}

FinderEntries paletteEntries(session::Session& session, QWidget* window) {
    FinderEntries entries;
    addActions(entries, window);
    for (FinderEntry entry : campaignEntries(session)) {
        entry.current = false;
        entry.detail = tr("Campaign");
        const auto choose = entry.run;
        entry.run = [&session, choose] {
            choose();
            emit session.viewRequested(QStringLiteral("design"));
        };
        entries.append(entry);
    }
    addSteps(entries, session);
    addTemplates(entries, session);
    addPeople(entries, session);
    return entries;
}

}  // namespace rehearsal::shell
