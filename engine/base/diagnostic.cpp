#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>

namespace rehearsal::base {

std::string toString(const Diagnostic& diagnostic) {
    std::string place = diagnostic.pointer;
    if (diagnostic.line > 0) place = fmt::format("{}:{}", diagnostic.line, diagnostic.column);
    std::string out =
        fmt::format("{}:{}: {}: {}", diagnostic.file, place,
                    diagnostic.severity == Severity::Error ? "error" : "warning", diagnostic.text);
    if (!diagnostic.hint.empty()) out += fmt::format(" ({})", diagnostic.hint);
    return out;
}

bool hasErrors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

}  // namespace rehearsal::base
