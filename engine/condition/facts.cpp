#include "condition/facts.h"

#include <charconv>

namespace rehearsal::condition {
namespace {

using base::Value;
using base::ValueView;

/// The code points of UTF-8 text (S27).
std::int64_t codePoints(std::string_view text) {
    std::int64_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

ValueView elementAt(const ValueView& array, std::string_view step) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size() || index >= array.size()) return {};
    return array.element(index);
}

}  // namespace

ValueView follow(ValueView start, const std::string* rest, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        if (last && rest[i] == "size" && (start.isArray() || start.isString())) {
            return start.isArray() ? static_cast<std::int64_t>(start.size()) : codePoints(start.string());
        }
        start = start.isArray() ? elementAt(start, rest[i]) : start.find(rest[i]);
        if (start.isNull()) return {};
    }
    return start;
}

ValueView follow(const EventView& event, const std::vector<std::string>& rest, const Facts& facts) {
    if (!event.content.isObject()) return {};  // No event: a journey that began by inactivity.
    if (rest.empty()) return facts.keep(toValue(event));
    if (rest.front() == "time") {
        const ValueView time = facts.keep(base::toString(event.time));
        return follow(time, rest.data() + 1, rest.size() - 1);
    }
    return follow(event.content, rest.data(), rest.size());
}

Value toValue(const EventView& event) {
    if (!event.content.isObject()) return {};
    base::ObjectBuilder builder(event.content.toValue().object());
    builder.set("time", base::toString(event.time));
    return std::move(builder).build();
}

}  // namespace rehearsal::condition
