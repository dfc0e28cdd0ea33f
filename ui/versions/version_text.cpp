#include "versions/version_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace rehearsal::versions {
namespace {

using VersionKind = session::Version::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::versions::Versions)
};

constexpr int kLabelsTold = 2;

QString momentText(const QDateTime& at, const QDate& today) {
    const QString time = QLocale().toString(at.time(), QStringLiteral("H:mm"));
    const qint64 days = at.date().daysTo(today);
    if (days == 0) return Text::tr("Today, %1").arg(time);
    if (days == 1) return Text::tr("Yesterday, %1").arg(time);
    return QLocale().toString(at.date(), QStringLiteral("ddd d MMM yyyy")) + QStringLiteral(", ") + time;
}

}  // namespace

QString titleOf(const session::Version& version, const QDate& today) {
    switch (version.kind) {
        case VersionKind::Created:
            return Text::tr("As the workspace was made");
        case VersionKind::Named:
            return version.name;
        case VersionKind::Exported:
            return Text::tr("Exported as %1").arg(version.name);
        case VersionKind::Day:
            break;
    }
    return momentText(version.at, today);
}

QString summaryOf(const session::Version& version) {
    if (version.kind == VersionKind::Created) return Text::tr("Before the first edit");
    if (version.edits == 0) return Text::tr("No edits since the version before");
    QStringList told = version.labels.mid(0, kLabelsTold);
    const auto more = version.labels.size() - told.size();
    QString list = told.join(QStringLiteral(", "));
    if (more > 0) list = Text::tr("%1 and %2 more").arg(list).arg(more);
    return version.edits == 1 ? Text::tr("1 edit: %1").arg(list)
                              : Text::tr("%1 edits: %2").arg(QLocale().toString(version.edits), list);
}

QString iconOf(const session::Version& version) {
    switch (version.kind) {
        case VersionKind::Named:
            return QStringLiteral("tag");
        case VersionKind::Exported:
            return QStringLiteral("package-check");
        case VersionKind::Created:
            return QStringLiteral("sparkles");
        case VersionKind::Day:
            break;
    }
    return QStringLiteral("clock");
}

}  // namespace rehearsal::versions
