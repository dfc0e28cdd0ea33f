#pragma once

#include "source_tree.h"

namespace rehearsal::house {

/// Every include that points the wrong way: at a folder that the including folder does not depend on (as far
/// as its `rehearsal_module(NAME DEPENDS …)` says, directly or by way of those), at Qt from the engine or
/// from the command line, or at no folder at all. Also every DEPENDS that names an unknown folder, one
/// further down, or the window's from the engine.
Findings findWrongIncludes(const Sources& sources);

}  // namespace rehearsal::house
