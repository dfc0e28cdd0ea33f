#include "export/export_plan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace rehearsal::exporting {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ExportPlan", text);
}

/// The kind a path belongs to, by its first folder; files at the top are rules for all campaigns, but for the
/// people.
QString groupOf(const std::string& path) {
    static const std::pair<const char*, const char*> kFolders[] = {
        {"campaigns/", QT_TRANSLATE_NOOP("ExportPlan", "Campaigns")},
        {"templates/", QT_TRANSLATE_NOOP("ExportPlan", "Emails")},
        {"blocks/", QT_TRANSLATE_NOOP("ExportPlan", "Content blocks")},
        {"data/", QT_TRANSLATE_NOOP("ExportPlan", "Data")},
        {"assets/", QT_TRANSLATE_NOOP("ExportPlan", "Pictures")},
        {"events/", QT_TRANSLATE_NOOP("ExportPlan", "Event schemas")},
        {"scenarios/", QT_TRANSLATE_NOOP("ExportPlan", "Scenarios")},
        {"brand.json", QT_TRANSLATE_NOOP("ExportPlan", "Brand")},
        {"profiles.ndjson", QT_TRANSLATE_NOOP("ExportPlan", "Sample people")},
    };
    for (const auto& [folder, name] : kFolders)
        if (path.rfind(folder, 0) == 0) return tr(name);
    return path.find('/') == std::string::npos ? tr("Policy, segments, views and feeds") : tr("Other files");
}

}  // namespace

ExportPlan planOf(const bundle::Files& files) {
    ExportPlan plan;
    for (const auto& [path, bytes] : files.all()) {
        const QString name = groupOf(path);
        auto group = std::find_if(plan.groups.begin(), plan.groups.end(),
                                  [&](const ExportGroup& known) { return known.name == name; });
        if (group == plan.groups.end()) group = plan.groups.insert(plan.groups.end(), {name, 0, 0});
        ++group->files;
        group->bytes += static_cast<qint64>(bytes->size());
        ++plan.files;
        plan.bytes += static_cast<qint64>(bytes->size());
    }
    std::stable_sort(plan.groups.begin(), plan.groups.end(),
                     [](const ExportGroup& a, const ExportGroup& b) { return a.files > b.files; });
    return plan;
}

QString objectionTo(const QString& target, bool zip) {
    if (target.trimmed().isEmpty())
        return zip ? tr("Choose a zip file to write.") : tr("Choose a folder to write to.");
    const QFileInfo info(target);
    if (info.isRelative()) return tr("Give the whole path, from the root of the disk.");
    if (zip && info.isDir()) return tr("This is a folder. Give the name of a zip file in it.");
    if (!zip && info.isFile()) return tr("This is a file. Choose a folder, or export a zip.");
    if (zip && !info.dir().exists()) return tr("The folder of this file does not exist.");
    return {};
}

}  // namespace rehearsal::exporting
