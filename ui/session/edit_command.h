#pragma once

#include <QUndoCommand>

#include "bundle/document.h"

namespace rehearsal::session {

class Session;

/// The one undo command there is: an edit of the document, already applied when it is pushed. Commands with
/// the same key become one, which goes away where nothing is left changed.
class EditCommand : public QUndoCommand {
  public:
    /// `before` holds the edited files as they were.
    EditCommand(Session& session, bundle::Edit edit, bundle::Files before, QString mergeKey);

    void undo() override;
    void redo() override;
    int id() const override { return mergeKey_.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

  private:
    Session& session_;
    bundle::Edit edit_;
    bundle::Files before_;
    QString mergeKey_;
    bool applied_ = true;
};

/// The files an edit touches, as they stand in `files`.
bundle::Files touchedFiles(const bundle::Edit& edit, const bundle::Files& files);

}  // namespace rehearsal::session
