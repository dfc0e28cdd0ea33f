#pragma once

#include <string>

#include "base/diagnostic.h"
#include "bundle/bundle.h"
#include "bundle/files.h"

namespace rehearsal::bundle {

/// Reads the folder `templates/ID/` and adds what is wrong with its files.
Template readTemplate(const Files& files, const std::string& id, base::Diagnostics& diagnostics);

/// Checks that a file holds Liquid the engine can take: well-formed UTF-8 within the limit.
bool isReadableText(const std::string& file, const std::string& bytes, base::Diagnostics& diagnostics);

}  // namespace rehearsal::bundle
