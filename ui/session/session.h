#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QUndoStack>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "bundle/bundle.h"
#include "bundle/document.h"
#include "lint/advisor.h"
#include "session/decision_query.h"
#include "session/version.h"
#include "simulation/run.h"
#include "workspace/workspace.h"

namespace rehearsal::session {

class RunJob;
class RunReplay;

/// The open workspace as every view sees it: the document and its undo stack, what is selected, the known
/// streams and the last run. Views read from here and change the document through `apply` alone. GUI thread.
class Session : public QObject {
    Q_OBJECT
  public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    /// Opens a workspace file, in place of the one that is open. On failure the open one stays.
    base::Expected<void> openWorkspace(const std::filesystem::path& file);
    /// Makes a new workspace file from a bundle's files and opens it.
    base::Expected<void> createWorkspace(const std::filesystem::path& file, const bundle::Files& files);
    void closeWorkspace();
    bool isOpen() const { return workspace_.has_value(); }
    QString workspacePath() const;

    const bundle::Document& document() const { return document_; }
    const bundle::Bundle& bundle() const { return document_.bundle(); }
    /// What is wrong, and behind it advice about what is questionable (docs/advice.md).
    const base::Diagnostics& problems() const { return problems_; }
    /// What would mend one of the problems, where there is one obvious way; to be made an edit by
    /// lint::editOf.
    std::optional<lint::Mend> mendOf(const base::Diagnostic& problem) const;

    /// The one way to change the document: applies the edit, records it for undo and saves it. An empty edit
    /// does nothing. Edits in a row with the same non-empty `mergeKey` (typing into one field) undo as one.
    /// False, with `failed` emitted, where the edit does not fit or cannot be saved.
    bool apply(const bundle::Edit& edit, const QString& mergeKey = {});
    QUndoStack* undoStack() { return &undoStack_; }

    // --- What is shown ---
    QString campaignId() const { return campaignId_; }
    void setCampaignId(const QString& id);
    const bundle::Campaign* campaign() const;
    QString nodeId() const { return nodeId_; }  ///< Selected node; empty for the campaign itself.
    void setNodeId(const QString& id);
    QString templateId() const { return templateId_; }
    void setTemplateId(const QString& id);
    QString personId() const { return personId_; }
    void setPersonId(const QString& id);

    // --- Versions: every day of work, every export, and what has a name ---
    /// The newest first.
    QList<Version> versions() const;
    /// The documents as they were after an entry of the history.
    base::Expected<bundle::Files> filesAt(std::int64_t entry) const;
    /// Brings the documents back to what they were, as one edit that can be undone.
    bool restoreVersion(std::int64_t entry, const QString& label);
    /// Marks the state as it is now, or after an entry of the history.
    void markVersion(workspace::Mark::Kind kind, const QString& name);
    void nameVersion(std::int64_t entry, workspace::Mark::Kind kind, const QString& name);
    /// Gives a marked version another name; without one the mark goes away, never the state.
    void renameVersion(std::int64_t mark, const QString& name);

    // --- Streams and runs ---
    std::vector<workspace::Stream> streams() const;
    base::Expected<void> addStream(const QString& path);
    void removeStream(qint64 id);

    /// Starts a run in the background, over all campaigns that are not archived; one at a time.
    void startRun(const simulation::RunOptions& options);
    void cancelRun();
    bool isRunning() const;
    /// The last finished run, or null. It stays until the next one finishes.
    std::shared_ptr<const simulation::RunResult> lastRun() const { return lastRun_; }
    /// Whether the document changed since the last run was started.
    bool lastRunIsStale() const;
    /// The last run as it stood at a moment of it: what the canvas shows.
    RunReplay& replay() { return *replay_; }
    const RunReplay& replay() const { return *replay_; }
    /// What Run (F5) rehearses: the sample people and what was chosen in the Rehearse view, which keeps it in
    /// the settings `run.streams` (ids with commas between; empty means all), `run.seed`, and `run.until` (a
    /// day or a moment; empty means to the end).
    simulation::RunOptions runOptions() const;

    // --- Small state kept in the workspace ---
    QString setting(const QString& key) const;
    void setSetting(const QString& key, const QString& value);

  signals:
    void opened();  ///< Another workspace, or none: everything is to be shown afresh.
    void documentChanged(
        const QStringList& files);  ///< After each edit, undo and redo: the files it touched.
    void problemsChanged();
    void campaignIdChanged(const QString& id);
    void nodeIdChanged(const QString& id);
    void templateIdChanged(const QString& id);
    void personIdChanged(const QString& id);
    void streamsChanged();
    void versionsChanged();  ///< One was named, renamed or exported. Edits make no signal of their own.
    void runStarted();
    void runProgress(double fraction, quint64 events,
                     qint64 msLeft);  ///< msLeft is -1 where it is not known yet.
    void runFinished();               ///< lastRun() is new.
    void runCancelled();
    void failed(const rehearsal::base::Diagnostic& diagnostic);  ///< Something a person should be told.
    /// A view asks to be shown with this in sight: `design`, `email`, `people`, `events`, `rehearse`,
    /// `export`; the page `policy`, with a JSON Pointer for a place in it (`policy/caps/0`); or the panel
    /// `problems`.
    void viewRequested(const QString& view);
    /// Somebody wants to see decisions of the last run.
    void decisionsRequested(const rehearsal::session::DecisionQuery& query);

  private:
    friend class EditCommand;
    bool applyNow(const bundle::Edit& edit);
    base::Expected<void> adopt(workspace::Workspace workspace);
    /// Brings the advice in step with the document: at once, or after a pause where that would hold up the
    /// hand.
    void refreshAdvice();
    void adviseNow();
    void gatherProblems();
    void restoreSelection();
    void healSelection();
    void report(const base::Diagnostic& diagnostic);

    std::optional<workspace::Workspace> workspace_;
    bundle::Document document_;
    lint::Advisor advisor_;
    lint::Findings advice_;
    base::Diagnostics problems_;
    QTimer advising_;
    qint64 lastAdviceMs_ = 0;
    QUndoStack undoStack_;
    QString campaignId_;
    QString nodeId_;
    QString templateId_;
    QString personId_;
    std::unique_ptr<RunJob> job_;
    RunReplay* replay_;
    std::shared_ptr<const simulation::RunResult> lastRun_;
    quint64 revision_ = 0;         ///< Counts changes of the document.
    quint64 lastRunRevision_ = 0;  ///< The revision the last run was started with.
};

}  // namespace rehearsal::session
