#include "event/strict_json.h"

#include <nlohmann/json.hpp>

#include "base/limits.h"

namespace rehearsal::event {
namespace {

/// simdjson turns an escaped low surrogate without its high one into invalid UTF-8 rather than refusing it.
bool mayHideSurrogate(std::string_view text) {
    for (std::size_t i = text.find('\\'); i != std::string_view::npos; i = text.find('\\', i + 2)) {
        if (i + 2 < text.size() && text[i + 1] == 'u' && (text[i + 2] == 'd' || text[i + 2] == 'D'))
            return true;
    }
    return false;
}

bool tooDeep(std::string_view text) {
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') ++i;
            if (c == '"') inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits::kNesting) return true;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

}  // namespace

std::optional<simdjson::dom::element> StrictJson::parseExactly(std::string_view text) {
    if (tooDeep(text)) return std::nullopt;
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    // Written out again it holds nothing that simdjson would stumble over: large integers have become reals.
    normalized_ = json.dump();
    const auto parsed = parser_.parse(normalized_);
    if (parsed.error() != simdjson::SUCCESS) return std::nullopt;
    return parsed.value_unsafe();
}

std::optional<simdjson::dom::element> StrictJson::parse(std::string_view text) {
    if (mayHideSurrogate(text)) return parseExactly(text);
    const auto parsed = parser_.parse(text.data(), text.size(), false);
    if (parsed.error() == simdjson::SUCCESS) return parsed.value_unsafe();
    if (parsed.error() == simdjson::NUMBER_ERROR) return parseExactly(text);
    return std::nullopt;
}

}  // namespace rehearsal::event
