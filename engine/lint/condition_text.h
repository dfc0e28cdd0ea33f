#pragma once

#include <string>

#include "bundle/condition.h"

namespace rehearsal::lint {

/// A text that two conditions share exactly where they ask the same in the same words.
std::string textOf(const bundle::Condition& condition);
std::string textOf(const bundle::Path& path);

}  // namespace rehearsal::lint
