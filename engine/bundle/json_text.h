#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "base/value.h"
#include "bundle/findings.h"

namespace rehearsal::bundle {

/// Parses one JSON document. Broken JSON, nesting beyond the limit and a key given twice are errors in
/// `findings`; nothing is returned where there is no value to go on with.
std::optional<base::Value> parseJson(std::string_view text, Findings& findings);

/// The same value as a document to edit, made in time linear in its size.
nlohmann::ordered_json toEditableJson(const base::Value& value);

/// Line and column, both from 1, of a byte of a text; columns count characters of UTF-8.
struct TextPosition {
    int line = 1;
    int column = 1;
};
TextPosition positionOf(std::string_view text, std::size_t byte);

/// Whether a text is well-formed UTF-8.
bool isUtf8(std::string_view text);

}  // namespace rehearsal::bundle
