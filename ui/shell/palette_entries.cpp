#include "shell/palette_entries.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>
#include <map>

#include "bundle/document_kind.h"
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
    FinderEntry brand{
        tr("Brand"), tr("Email"), QStringLiteral("palette"), tr("logo colours fonts address link tags"),
        {},          false};
    brand.run = [&session] { emit session.viewRequested(QStringLiteral("email/brand")); };
    entries.append(brand);
    FinderEntry everyone{tr("Everyone’s mail"),
                         tr("Email"),
                         QStringLiteral("users"),
                         tr("all people views thumbnails edge cases"),
                         {},
                         false};
    everyone.run = [&session] { emit session.viewRequested(QStringLiteral("email/everyone")); };
    entries.append(everyone);
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

/// "Ready · priority 80 · 2 problems".
QString campaignDetail(const session::Session& session, const bundle::Campaign& campaign) {
    const std::string file = bundle::campaignFile(campaign.id);
    const auto problems = std::count_if(session.problems().begin(), session.problems().end(),
                                        [&](const base::Diagnostic& each) { return each.file == file; });
    QStringList parts{campaign.status == "archived" ? tr("Archived")
                      : campaign.status == "ready"  ? tr("Ready")
                                                    : tr("Draft"),
                      tr("priority %1").arg(campaign.priority)};
    if (problems == 1) parts << tr("1 problem");
    if (problems > 1) parts << tr("%1 problems").arg(problems);
    return parts.join(QStringLiteral(" · "));
}

FinderEntry campaignEntry(session::Session& session, const bundle::Campaign& campaign) {
    const QString id = QString::fromStdString(campaign.id);
    FinderEntry entry;
    entry.title = nameOf(campaign.name, campaign.id);
    entry.detail = campaignDetail(session, campaign);
    entry.iconName = campaign.status == "archived" ? QStringLiteral("archive")
                     : campaign.status == "ready"  ? QStringLiteral("circle-check")
                                                   : QStringLiteral("pencil");
    entry.keywords = id + QLatin1Char(' ') + QString::fromStdString(campaign.folder);
    entry.current = id == session.campaignId();
    entry.run = [&session, id] { session.setCampaignId(id); };
    return entry;
}

}  // namespace

FinderEntries campaignEntries(session::Session& session, bool archived) {
    // By folder, those in none first; the archived in a group of their own.
    std::map<std::pair<int, QString>, FinderEntries> groups;
    for (const bundle::Campaign& campaign : session.bundle().campaigns) {
        const bool old = campaign.status == "archived";
        if (old && !archived) continue;
        const QString folder = old ? tr("Archived") : QString::fromStdString(campaign.folder);
        groups[{old ? 2 : folder.isEmpty() ? 0 : 1, folder}].append(campaignEntry(session, campaign));
    }
    FinderEntries entries;
    for (const auto& [place, group] : groups) {
        if (!place.second.isEmpty()) {
            FinderEntry heading;
            heading.title = place.second;
            heading.heading = true;
            entries.append(heading);
        }
        entries += group;
    }
    return entries;
}

FinderEntries paletteEntries(session::Session& session, QWidget* window) {
    FinderEntries entries;
    addActions(entries, window);
    for (FinderEntry entry : campaignEntries(session)) {
        if (entry.heading) continue;
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
