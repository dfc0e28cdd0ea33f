#pragma once

#include "base/diagnostic.h"

namespace rehearsal::email {

class TemplateDraft;

/// What is wrong with the sources of an email as they are typed, at line and column: Liquid of every part,
/// and MJML.
base::Diagnostics sourceProblems(const TemplateDraft& draft);

}  // namespace rehearsal::email
