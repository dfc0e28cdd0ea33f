#include "event/json_line.h"

#include <simdjson.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "base/limits.h"

namespace rehearsal::event {
namespace {

using base::ObjectBuilder;
using base::Value;

Value toValue(const simdjson::dom::element& element) {
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
        case Type::BOOL:
            return bool(element);
        case Type::INT64:
            return std::int64_t(element);
        case Type::UINT64:
            return static_cast<double>(std::uint64_t(element));
        case Type::DOUBLE:
            return double(element);
        case Type::STRING:
            return std::string_view(element);
        case Type::ARRAY: {
            const simdjson::dom::array array = element;
            Value::Array items;
            items.reserve(array.size());
            for (const simdjson::dom::element item : array) items.push_back(toValue(item));
            return items;
        }
        case Type::OBJECT: {
            const simdjson::dom::object object = element;
            ObjectBuilder members;
            for (const auto field : object) members.set(field.key, toValue(field.value));
            return std::move(members).build();
        }
        case Type::NULL_VALUE:
            break;
    }
    return {};
}

/// simdjson turns an escaped low surrogate without its high one into invalid UTF-8 rather than refusing it.
bool mayHideSurrogate(std::string_view line) {
    for (std::size_t i = line.find("\\u"); i != std::string_view::npos; i = line.find("\\u", i + 2)) {
        if (i + 2 < line.size() && (line[i + 2] == 'd' || line[i + 2] == 'D')) return true;
    }
    return false;
}

bool tooDeep(std::string_view line) {
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
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

/// The slow and exact way, for the few lines simdjson cannot be trusted with: integers beyond 64 bits that
/// are still within a double, and escaped surrogates.
std::optional<Value> parseExactly(std::string_view line) {
    if (tooDeep(line)) return std::nullopt;
    const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    return base::toValue(json);
}

}  // namespace

std::optional<Value> parseJsonLine(std::string_view line) {
    thread_local simdjson::dom::parser parser;
    if (mayHideSurrogate(line)) return parseExactly(line);
    const auto parsed = parser.parse(line.data(), line.size());
    if (parsed.error() == simdjson::SUCCESS) return toValue(parsed.value_unsafe());
    if (parsed.error() == simdjson::NUMBER_ERROR) return parseExactly(line);
    return std::nullopt;
}

}  // namespace rehearsal::event
