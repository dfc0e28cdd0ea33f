#pragma once

#include <QMetaType>
#include <QString>
#include <QVector>
#include <functional>

namespace rehearsal::shell {

/// Something that can be found by typing and chosen: a command, a campaign, a person.
struct FinderEntry {
    QString title;
    QString detail;  ///< At the end of the line: a shortcut, what kind of thing it is.
    QString iconName;
    QString keywords;  ///< Found by, not shown.
    std::function<void()> run;
    bool current = false;  ///< It is what is shown now.
    bool heading = false;  ///< Stands over those that follow; not found, not chosen.
};

using FinderEntries = QVector<FinderEntry>;

}  // namespace rehearsal::shell
