#pragma once

#include <map>
#include <set>
#include <string>

#include "bundle/document.h"
#include "fields/stream_catalog.h"

namespace rehearsal::fields {

/// What a bundle's documents know by name.
struct KnownNames {
    std::map<std::string, SeenFields> plan;  ///< Fields of events by the tracking plan.
    std::set<std::string> mentioned;         ///< Events that campaigns, segments and views name.
    SeenFields traits;                       ///< Of the sample people.
    std::set<std::string> remembered;        ///< What `set` keeps in journeys.
};

KnownNames namesOf(const bundle::Document& document);

}  // namespace rehearsal::fields
