#pragma once

#include <string>

#include "base/diagnostic.h"

namespace rehearsal::email {

class TemplateDraft;

/// What is wrong with the sources of an email as they are typed, at line and column: Liquid of every part,
/// and MJML, and of a block that is written beside it.
base::Diagnostics sourceProblems(const TemplateDraft& draft, const std::string& block = {});

}  // namespace rehearsal::email
