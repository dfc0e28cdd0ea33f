#pragma once

#include <string>

#include "bundle/document.h"

/// Edits that give a definition another name wherever the bundle speaks of it.
namespace rehearsal::bundle::edits {

/// A segment, in segments.json and in every condition and trigger that names it.
Edit renameSegment(const Document& document, const std::string& from, const std::string& to,
                   std::string label);

/// A view, in views.json and wherever a path or a template reads `views.NAME`.
Edit renameView(const Document& document, const std::string& from, const std::string& to, std::string label);

/// A feed, in feeds.json, in the messages that fetch it, and wherever a template reads `feeds.NAME`.
Edit renameFeed(const Document& document, const std::string& from, const std::string& to, std::string label);

}  // namespace rehearsal::bundle::edits
