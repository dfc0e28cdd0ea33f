#include "condition/facts.h"

#include <charconv>

namespace rehearsal::condition {
namespace {

using base::Value;

/// The code points of UTF-8 text (S27).
std::int64_t codePoints(std::string_view text) {
    std::int64_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

const Value* elementAt(const Value& array, std::string_view step) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size() || index >= array.array().size())
        return nullptr;
    return &array.array()[index];
}

}  // namespace

Value follow(const Value& start, const std::string* rest, std::size_t count) {
    const Value* at = &start;
    for (std::size_t i = 0; i < count; ++i) {
        const Value* next = nullptr;
        if (at->isObject()) {
            next = at->find(rest[i]);
        } else if (at->isArray()) {
            next = elementAt(*at, rest[i]);
        }
        if (!next && rest[i] == "size" && i + 1 == count) {
            if (at->isArray()) return static_cast<std::int64_t>(at->array().size());
            if (at->isString()) return codePoints(at->string());
        }
        if (!next) return {};
        at = next;
    }
    return *at;
}

}  // namespace rehearsal::condition
