#pragma once

#include <string>

#include "bundle/document.h"

namespace rehearsal::email {

/// Puts a person at the end of the sample people; under another id where theirs is taken.
bundle::Edit addToPeople(const bundle::Document& document, const bundle::Person& person, std::string label);

}  // namespace rehearsal::email
