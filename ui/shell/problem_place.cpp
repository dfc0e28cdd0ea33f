#include "shell/problem_place.h"

#include <QCoreApplication>
#include <QStringList>

namespace rehearsal::shell {

namespace {

QString inCampaign(const QString& campaign, const bundle::Bundle& bundle) {
    const bundle::Campaign* found = bundle.campaign(campaign.toStdString());
    return found && !found->name.empty() ? QString::fromStdString(found->name) : campaign;
}

ProblemPlace campaignPlace(const QString& id, const QStringList& steps, const bundle::Bundle& bundle) {
    ProblemPlace place;
    place.campaign = id;
    place.label = inCampaign(id, bundle);
    if (steps.size() > 1 && steps[0] == QLatin1String("nodes")) {
        place.node = steps[1];
        place.label += QStringLiteral(" › ") + place.node;
    }
    return place;
}

ProblemPlace templatePlace(const QString& id, const bundle::Bundle& bundle) {
    ProblemPlace place;
    place.view = QStringLiteral("email");
    place.emailTemplate = id;
    const bundle::Template* found = bundle.emailTemplate(id.toStdString());
    place.label = found && !found->name.empty() ? QString::fromStdString(found->name) : id;
    return place;
}

}  // namespace

ProblemPlace placeOf(const base::Diagnostic& diagnostic, const bundle::Bundle& bundle) {
    const QString file = QString::fromStdString(diagnostic.file);
    const QStringList parts = file.split(QLatin1Char('/'));
    const QStringList steps = QString::fromStdString(diagnostic.pointer).split(QLatin1Char('/')).mid(1);
    if (parts.size() == 2 && parts[0] == QLatin1String("campaigns"))
        return campaignPlace(parts[1].section(QLatin1Char('.'), 0, 0), steps, bundle);
    if (parts.size() >= 2 && parts[0] == QLatin1String("templates")) return templatePlace(parts[1], bundle);
    ProblemPlace place;
    place.label = file;
    if (file == QLatin1String("policy.json")) {
        place.view = QStringLiteral("policy") + QString::fromStdString(diagnostic.pointer);
        place.label = QCoreApplication::translate("Problems", "Policy");
    }
    if (file == QLatin1String("brand.json")) {
        place.view = QStringLiteral("email/brand");
        place.label = QCoreApplication::translate("Problems", "Brand");
    }
    for (const char* name : {"segments", "views", "feeds"}) {
        if (file != QLatin1String(name) + QStringLiteral(".json")) continue;
        place.view = QStringLiteral("definitions/%1%2")
                         .arg(QLatin1String(name), QString::fromStdString(diagnostic.pointer));
    }
    if (parts[0] == QLatin1String("blocks")) place.view = QStringLiteral("email");
    if (file == QLatin1String("profiles.ndjson")) {
        place.view = QStringLiteral("people");
        place.label =
            diagnostic.line > 0
                ? QCoreApplication::translate("Problems", "Sample people, line %1").arg(diagnostic.line)
                : QCoreApplication::translate("Problems", "Sample people");
    }
    return place;
}

}  // namespace rehearsal::shell
