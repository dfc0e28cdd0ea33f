#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "bundle/bundle.h"
#include "explain/story.h"

namespace rehearsal::explain {

/// The story for people: a heading a day, a time and plain sentences.
std::string toText(const Story& story, const bundle::Bundle& bundle);

/// The story for programs: who it is about, and every step with its facts and its sentence.
nlohmann::ordered_json toJson(const Story& story, const bundle::Bundle& bundle);

}  // namespace rehearsal::explain
