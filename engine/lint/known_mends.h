#pragma once

#include <optional>

#include "lint/mend.h"

namespace rehearsal::lint {

/// What mends a finding of the bundle's own reader, where there is one obvious way: the name that was meant,
/// the end of a path that leads nowhere, a step that nothing leads to.
std::optional<Mend> mendFor(const base::Diagnostic& diagnostic, const bundle::Document& document);

}  // namespace rehearsal::lint
