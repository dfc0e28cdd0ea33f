#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "event/line_parser.h"

/// Events and lines of a stream in words.
namespace rehearsal::events {

/// `Product Viewed`; `Identified`, `Page viewed`, … for the calls that are no track.
QString eventNameText(std::string_view name);
/// The properties (or traits) that say most, on one line: `product_id sku-17 · price 89.9`.
QString keyProperties(std::string_view line);
/// The line's JSON, indented; the line itself where it is none.
QString prettyJson(std::string_view line);
/// Why a line was not taken, as a sentence without its end.
QString rejectionText(event::Rejection reason);

/// Whether `text` holds `part`, which is lower case; upper and lower case of ASCII count as equal.
bool containsIgnoringCase(std::string_view text, std::string_view part);

}  // namespace rehearsal::events
