#pragma once

#include "source_tree.h"

namespace rehearsal::house {

/// What every file of ours keeps to and a formatter does not see: short files and lines, no tabs, no waits by
/// the clock in tests, no unnumbered reminders, no paths of somebody's machine, and no package from anywhere
/// but the public registry.
Findings findStyleBreaks(const Sources& sources);

}  // namespace rehearsal::house
