#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace rehearsal::web {

/// What MJML drops without a word, or takes apart: Liquid and text between its elements (only `mj-raw` and
/// elements with content keep theirs), Liquid among the attributes of a tag, and quotes inside a value that
/// end it. Line and column are given for each.
base::Diagnostics lintMjml(std::string_view source, const std::string& file);

}  // namespace rehearsal::web
