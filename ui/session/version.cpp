#include "session/version.h"

#include <algorithm>

namespace rehearsal::session {
namespace {

QDateTime momentOf(std::int64_t atMs) {
    return QDateTime::fromMSecsSinceEpoch(atMs);
}

QList<Version> marked(const std::vector<workspace::Mark>& marks) {
    QList<Version> versions;
    for (const workspace::Mark& mark : marks) {
        Version version;
        version.kind =
            mark.kind == workspace::Mark::Kind::Exported ? Version::Kind::Exported : Version::Kind::Named;
        version.entry = mark.entry;
        version.mark = mark.id;
        version.at = momentOf(mark.atMs);
        version.name = QString::fromStdString(mark.name);
        versions << version;
    }
    return versions;
}

/// The last entry of each day.
QList<Version> days(const std::vector<workspace::HistoryEntry>& history) {
    QList<Version> versions;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const QDateTime at = momentOf(history[i].atMs);
        const bool isLast = i + 1 == history.size() || momentOf(history[i + 1].atMs).date() != at.date();
        if (!isLast) continue;
        Version version;
        version.entry = history[i].id;
        version.at = at;
        versions << version;
    }
    return versions;
}

/// What was done between the version before and each.
void tellEdits(QList<Version>& versions, const std::vector<workspace::HistoryEntry>& history) {
    std::size_t next = 0;
    for (Version& version : versions) {
        for (; next < history.size() && history[next].id <= version.entry; ++next) {
            ++version.edits;
            const QString label = QString::fromStdString(history[next].label);
            version.labels.removeAll(label);
            version.labels.prepend(label);
        }
    }
}

}  // namespace

QList<Version> versionsOf(const std::vector<workspace::HistoryEntry>& history,
                          const std::vector<workspace::Mark>& marks) {
    Version first;
    first.kind = Version::Kind::Created;
    QList<Version> versions = QList<Version>{first} + marked(marks) + days(history);
    // A day that ends with a named or exported state is that state's.
    std::stable_sort(versions.begin(), versions.end(),
                     [](const Version& a, const Version& b) { return a.entry < b.entry; });
    for (qsizetype i = versions.size() - 1; i > 0; --i) {
        const bool isDay = versions[i].kind == Version::Kind::Day;
        if (isDay && versions[i - 1].entry == versions[i].entry &&
            versions[i - 1].kind != Version::Kind::Created)
            versions.removeAt(i);
    }
    tellEdits(versions, history);
    std::reverse(versions.begin(), versions.end());
    return versions;
}

}  // namespace rehearsal::session
