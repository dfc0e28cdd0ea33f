#pragma once

#include <string>
#include <string_view>

#include "bundle/mjml_source.h"

namespace rehearsal::web {

/// The whole body.html: the line that says what it was compiled from, then the HTML.
std::string compiledBody(const bundle::MjmlSource& source, std::string_view html);

}  // namespace rehearsal::web
