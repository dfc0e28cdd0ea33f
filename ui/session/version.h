#pragma once

#include <QDateTime>
#include <QList>
#include <QStringList>

#include "workspace/workspace.h"

namespace rehearsal::session {

/// A state of the workspace that can be looked at and had again.
struct Version {
    enum class Kind {
        Created,   ///< As the workspace was made.
        Day,       ///< The end of a day of work.
        Named,     ///< Somebody gave it a name.
        Exported,  ///< What an export wrote.
    };
    Kind kind = Kind::Day;
    std::int64_t entry = 0;  ///< The state after this entry of the history.
    std::int64_t mark = 0;   ///< Of a named or exported one.
    QDateTime at;            ///< Invalid for the first, whose time is not known.
    QString name;            ///< Of a named one; of an export, what it wrote.
    int edits = 0;           ///< How many there were since the version before.
    QStringList labels;      ///< What they did, without repetitions, the last first.
};

/// The versions there are, the newest first: each day of work (as days go on this machine), each export and
/// whatever has a name.
QList<Version> versionsOf(const std::vector<workspace::HistoryEntry>& history,
                          const std::vector<workspace::Mark>& marks);

}  // namespace rehearsal::session
