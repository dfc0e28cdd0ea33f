#pragma once

#include <QTimer>
#include <QWidget>

#include "events/background.h"
#include "fields/matches.h"
#include "session/session.h"

class QLabel;

namespace rehearsal::fields {

/// Says how many of the sample people a condition holds for, and who; a name chooses that person. Counted
/// in the background, a moment after the last change.
class MatchesLine : public QWidget {
    Q_OBJECT
  public:
    MatchesLine(session::Session& session, QWidget* parent);

    /// Null: there is no condition, and nothing is said.
    void ask(const Json& condition, const ConditionScope& scope);

  signals:
    void said();  ///< There is an answer to what was asked last.

  private:
    void start();
    void say(const Matches& matches);
    QString names(const Matches& matches) const;
    QString sayPeople(const Matches& matches) const;
    bool canJudge() const;

    session::Session& session_;
    Json condition_;
    ConditionScope scope_;
    QTimer soon_;
    QLabel* text_;
    events::Background background_;
};

}  // namespace rehearsal::fields
