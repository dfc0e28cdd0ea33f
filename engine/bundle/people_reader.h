#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "bundle/person.h"
#include "bundle/place.h"

namespace rehearsal::bundle {

/// Reads one person, as a line of `profiles.ndjson` or a campaign's test writes them.
Person readPerson(const Place& place);

/// Reads `profiles.ndjson`, one person a line; findings carry the number of the line. Two lines with one id,
/// one anonymous id under two people, and an id that begins with `anon:` are errors.
std::pair<std::vector<Person>, base::Diagnostics> readPeople(std::string_view text, std::string fileName);

}  // namespace rehearsal::bundle
