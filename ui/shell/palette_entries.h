#pragma once

#include <QWidget>

#include "session/session.h"
#include "shell/finder_entry.h"

namespace rehearsal::shell {

/// Every action of the window that can be done now, every campaign, the steps of the shown one, every mail
/// and person.
FinderEntries paletteEntries(session::Session& session, QWidget* window);

/// The campaigns alone, under their folders; the archived last, where they are wanted.
FinderEntries campaignEntries(session::Session& session, bool archived = true);

}  // namespace rehearsal::shell
