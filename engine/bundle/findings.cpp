#include "bundle/findings.h"

namespace rehearsal::bundle {

using base::Diagnostic;
using base::Severity;

void Findings::error(std::string pointer, std::string text, std::string hint) {
    add({Severity::Error, file_, std::move(pointer), line_, line_ > 0 ? 1 : 0, std::move(text),
         std::move(hint)});
}

void Findings::warning(std::string pointer, std::string text, std::string hint) {
    add({Severity::Warning, file_, std::move(pointer), line_, line_ > 0 ? 1 : 0, std::move(text),
         std::move(hint)});
}

void Findings::errorAt(int line, int column, std::string text, std::string hint) {
    add({Severity::Error, file_, {}, line_ > 0 ? line_ : line, column, std::move(text), std::move(hint)});
}

void Findings::refer(ReferenceKind kind, std::string id, std::string pointer) {
    references_.push_back({kind, std::move(id), std::move(pointer)});
}

void Findings::add(Diagnostic diagnostic) {
    constexpr std::size_t kAtMost = 500;  // Nobody mends more in one go.
    if (diagnostics_.size() > kAtMost) return;
    if (diagnostics_.size() == kAtMost) {
        diagnostics_.push_back(
            {Severity::Error, file_, {}, 0, 0, "There are more findings in this file", {}});
        return;
    }
    diagnostics_.push_back(std::move(diagnostic));
}

}  // namespace rehearsal::bundle
