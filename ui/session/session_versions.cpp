// The versions of the open workspace.
#include <QDateTime>

#include "session/session.h"

namespace rehearsal::session {

QList<Version> Session::versions() const {
    if (!workspace_) return {};
    return versionsOf(workspace_->history().value_or(std::vector<workspace::HistoryEntry>()),
                      workspace_->marks().value_or(std::vector<workspace::Mark>()));
}

base::Expected<bundle::Files> Session::filesAt(std::int64_t entry) const {
    if (!workspace_) return base::failure({}, "No workspace is open.", "Open or create one first.");
    return workspace_->filesAt(entry);
}

bool Session::restoreVersion(std::int64_t entry, const QString& label) {
    const auto files = filesAt(entry);
    if (!files) {
        report(files.error());
        return false;
    }
    return apply(bundle::difference(document_.files(), *files, label.toStdString()));
}

void Session::markVersion(workspace::Mark::Kind kind, const QString& name) {
    if (!workspace_) return;
    const auto history = workspace_->history();
    const std::int64_t entry = history && !history->empty() ? history->back().id : 0;
    nameVersion(entry, kind, name);
}

void Session::nameVersion(std::int64_t entry, workspace::Mark::Kind kind, const QString& name) {
    if (!workspace_) return;
    const auto added =
        workspace_->addMark(entry, kind, name.toStdString(), QDateTime::currentMSecsSinceEpoch());
    if (!added) report(added.error());
    emit versionsChanged();
}

void Session::renameVersion(std::int64_t mark, const QString& name) {
    if (!workspace_) return;
    if (auto renamed = workspace_->renameMark(mark, name.toStdString()); !renamed) report(renamed.error());
    emit versionsChanged();
}

}  // namespace rehearsal::session
