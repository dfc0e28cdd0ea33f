#pragma once

#include <QString>

#include "base/diagnostic.h"

namespace rehearsal::words {

/// The sentence of a finding with what to do about it.
QString diagnosticText(const base::Diagnostic& diagnostic);

}  // namespace rehearsal::words
