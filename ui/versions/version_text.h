#pragma once

#include <QDate>
#include <QString>

#include "session/version.h"

namespace rehearsal::versions {

/// What a version is called: its name, "Today, 21:30", "Thu 19 Nov 2026, 18:02".
QString titleOf(const session::Version& version, const QDate& today);

/// What was done since the version before: "12 edits: Change “For”, Add email, and 3 more".
QString summaryOf(const session::Version& version);

/// The icon of its kind.
QString iconOf(const session::Version& version);

}  // namespace rehearsal::versions
