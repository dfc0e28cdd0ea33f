#pragma once

#include "bundle/bundle.h"
#include "bundle/place.h"

namespace rehearsal::bundle {

/// Reads `segments.json`: named conditions.
std::vector<std::pair<std::string, Condition>> readSegments(const Place& place);

/// Segments that use each other in a circle, or too deep, are errors.
void checkSegmentNesting(const std::vector<std::pair<std::string, Condition>>& segments, Findings& findings);

/// Reads `views.json`: what is remembered of each profile.
std::vector<View> readViews(const Place& place);

/// Reads `feeds.json`: live data fetched right before a send.
std::vector<Feed> readFeeds(const Place& place);

}  // namespace rehearsal::bundle
