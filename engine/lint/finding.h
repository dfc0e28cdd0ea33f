#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lint/mend.h"

namespace rehearsal::lint {

/// Something questionable in a campaign that is otherwise valid: always a warning.
struct Finding {
    base::Diagnostic diagnostic;
    std::string code;  ///< Its kind, as docs/advice.md lists them: `never-taken`.
    std::optional<Mend> mend;
};

using Findings = std::vector<Finding>;

}  // namespace rehearsal::lint
