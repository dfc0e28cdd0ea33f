#include "session/session.h"

#include <QDateTime>

#include "session/edit_command.h"
#include "session/run_job.h"

namespace rehearsal::session {

namespace {

QStringList fileNames(const bundle::Edit& edit) {
    QStringList names;
    for (const auto& change : edit.files) names << QString::fromStdString(change.file);
    return names;
}

}  // namespace

Session::Session(QObject* parent) : QObject(parent) {
    undoStack_.setUndoLimit(1000);
    advising_.setSingleShot(true);
    connect(&advising_, &QTimer::timeout, this, [this] {
        adviseNow();
        emit problemsChanged();
    });
}

Session::~Session() {
    job_.reset();  // Before anything its thread could still report to.
}

base::Expected<void> Session::openWorkspace(const std::filesystem::path& file) {
    auto workspace = workspace::Workspace::open(file);
    if (!workspace) return tl::unexpected(workspace.error());
    return adopt(std::move(*workspace));
}

base::Expected<void> Session::createWorkspace(const std::filesystem::path& file, const bundle::Files& files) {
    auto workspace = workspace::Workspace::create(file, files);
    if (!workspace) return tl::unexpected(workspace.error());
    return adopt(std::move(*workspace));
}

base::Expected<void> Session::adopt(workspace::Workspace workspace) {
    auto files = workspace.files();
    if (!files) return tl::unexpected(files.error());
    job_.reset();
    undoStack_.clear();
    workspace_ = std::move(workspace);
    document_ = bundle::Document(std::move(*files));
    lastRun_ = nullptr;
    ++revision_;
    adviseNow();
    restoreSelection();
    emit opened();
    emit problemsChanged();
    emit streamsChanged();
    return {};
}

void Session::closeWorkspace() {
    job_.reset();
    undoStack_.clear();
    workspace_.reset();
    document_ = bundle::Document();
    lastRun_ = nullptr;
    ++revision_;
    adviseNow();
    restoreSelection();
    emit opened();
    emit problemsChanged();
    emit streamsChanged();
}

QString Session::workspacePath() const {
    return workspace_ ? QString::fromStdString(workspace_->file().string()) : QString();
}

bool Session::apply(const bundle::Edit& edit, const QString& mergeKey) {
    if (edit.empty()) return true;
    bundle::Files before = touchedFiles(edit, document_.files());
    if (!applyNow(edit)) return false;
    undoStack_.push(new EditCommand(*this, edit, std::move(before), mergeKey));
    return true;
}

bool Session::applyNow(const bundle::Edit& edit) {
    if (!workspace_) return false;
    if (auto done = document_.apply(edit); !done) {
        report(done.error());
        return false;
    }
    if (auto saved = workspace_->save(edit, document_.files(), QDateTime::currentMSecsSinceEpoch()); !saved) {
        // What is not on disk must not be on the screen: it would be gone after the next start.
        (void)document_.apply(edit.inverse());
        report(saved.error());
        return false;
    }
    ++revision_;
    refreshAdvice();
    healSelection();
    emit documentChanged(fileNames(edit));
    emit problemsChanged();
    return true;
}

void Session::report(const base::Diagnostic& diagnostic) {
    emit failed(diagnostic);
}

std::vector<workspace::Stream> Session::streams() const {
    if (!workspace_) return {};
    return workspace_->streams().value_or(std::vector<workspace::Stream>());
}

base::Expected<void> Session::addStream(const QString& path) {
    if (!workspace_)
        return base::failure(path.toStdString(), "No workspace is open.", "Open or create one first.");
    const std::filesystem::path file(path.toStdString());
    auto id = workspace_->addStream(file.filename().string(), file.string());
    if (!id) return tl::unexpected(id.error());
    emit streamsChanged();
    return {};
}

void Session::removeStream(qint64 id) {
    if (!workspace_) return;
    if (auto removed = workspace_->removeStream(id); !removed) report(removed.error());
    emit streamsChanged();
}

QString Session::setting(const QString& key) const {
    if (!workspace_) return {};
    return QString::fromStdString(workspace_->setting(key.toStdString()).value_or(std::string()));
}

void Session::setSetting(const QString& key, const QString& value) {
    if (!workspace_ || setting(key) == value) return;
    if (auto saved = workspace_->setSetting(key.toStdString(), value.toStdString()); !saved)
        report(saved.error());
}

}  // namespace rehearsal::session
