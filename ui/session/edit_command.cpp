#include "session/edit_command.h"

#include "session/session.h"

namespace rehearsal::session {

bundle::Files touchedFiles(const bundle::Edit& edit, const bundle::Files& files) {
    bundle::Files touched;
    for (const auto& change : edit.files)
        if (const std::string* bytes = files.find(change.file)) touched.set(change.file, *bytes);
    return touched;
}

EditCommand::EditCommand(Session& session, bundle::Edit edit, bundle::Files before, QString mergeKey)
    : QUndoCommand(QString::fromStdString(edit.label)),
      session_(session),
      edit_(std::move(edit)),
      before_(std::move(before)),
      mergeKey_(std::move(mergeKey)) {}

void EditCommand::undo() {
    if (!session_.applyNow(edit_.inverse())) setObsolete(true);
}

void EditCommand::redo() {
    if (std::exchange(applied_, false)) return;  // The push itself: the edit has been made.
    if (!session_.applyNow(edit_)) setObsolete(true);
}

bool EditCommand::mergeWith(const QUndoCommand* other) {
    const auto* later = static_cast<const EditCommand*>(other);
    if (later->mergeKey_ != mergeKey_) return false;
    bundle::Files after = touchedFiles(edit_, session_.document().files());
    for (const auto& change : later->edit_.files) {
        const bool known = std::any_of(edit_.files.begin(), edit_.files.end(),
                                       [&](const bundle::FileEdit& own) { return own.file == change.file; });
        if (known) continue;
        if (const std::string* bytes = later->before_.find(change.file)) before_.set(change.file, *bytes);
        if (const std::string* bytes = session_.document().files().find(change.file))
            after.set(change.file, *bytes);
    }
    edit_ = bundle::difference(before_, after, later->edit_.label);
    setText(QString::fromStdString(edit_.label));
    setObsolete(edit_.empty());
    return true;
}

}  // namespace rehearsal::session
