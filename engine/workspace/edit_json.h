#pragma once

#include <optional>
#include <string>

#include "bundle/document.h"

namespace rehearsal::workspace {

/// An edit as the history keeps it: `{"files":[{"file","offset","removed","inserted"}]}`. Bytes that are no
/// UTF-8 (a picture, or a change inside a letter) stand as `{"hex":"…"}`; a file that was not there before,
/// or is not there after, has `"created"` or `"deleted"`.
std::string toJsonText(const bundle::Edit& edit);

/// The edit that such a text holds, without its label; nothing where it holds none.
std::optional<bundle::Edit> parseEdit(const std::string& text);

}  // namespace rehearsal::workspace
