#pragma once

#include <QStringList>

#include "widgets/theme.h"

/// What the program remembers of its user between starts.
namespace rehearsal::shell::preferences {

void applyTheme();
void setThemeMode(widgets::theme::Mode mode);
void setTextScale(double scale);

/// Workspaces opened before, the last one first, without those that are gone.
QStringList recentFiles();
void addRecentFile(const QString& path);
void forgetRecentFile(const QString& path);

}  // namespace rehearsal::shell::preferences
