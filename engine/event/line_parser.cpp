#include "event/line_parser.h"

#include <array>
#include <cmath>
#include <optional>

#include "base/limits.h"
#include "base/sha256.h"
#include "event/json_line.h"

namespace rehearsal::event {
namespace {

using base::Instant;
using base::Value;

struct CallName {
    std::string_view type;
    std::string_view name;
};
constexpr std::array<CallName, 6> kCalls{{{"track", ""},
                                          {"identify", "$identify"},
                                          {"page", "$page"},
                                          {"screen", "$screen"},
                                          {"group", "$group"},
                                          {"alias", "$alias"}}};

/// An id: text, or a number as its decimal text; empty for anything else (S1).
std::string idOf(const Value& object, std::string_view key) {
    const Value* value = object.find(key);
    if (!value) return {};
    if (value->isString()) return value->string();
    if (value->kind() == Value::Kind::Integer) return std::to_string(value->integer());
    if (value->kind() == Value::Kind::Real) return base::formatNumber(value->real());
    return {};
}

/// A time that is not given is `given = false`; one that is given and cannot be read is nothing.
struct Time {
    bool given = false;
    std::optional<Instant> instant;
};

Time timeOf(const Value& object, std::string_view key) {
    const Value* value = object.find(key);
    if (!value || value->isNull()) return {};
    return {true, value->isString() ? base::parseInstant(value->string()) : std::nullopt};
}

std::optional<Rejection> readName(const Value& object, Event& event) {
    const Value* type = object.find("type");
    std::size_t call = 0;
    while (call < kCalls.size() && !(type && type->isString() && type->string() == kCalls[call].type)) ++call;
    if (call == kCalls.size()) return Rejection::UnknownType;
    event.call = static_cast<Call>(call);
    if (event.call != Call::Track) {
        event.name = kCalls[call].name;
        return std::nullopt;
    }
    const Value* name = object.find("event");
    if (!name || !name->isString() || name->string().empty()) return Rejection::MissingEventName;
    if (name->string().front() == '$') return Rejection::ReservedName;
    event.name = name->string();
    return std::nullopt;
}

}  // namespace

const char* toString(Rejection rejection) {
    switch (rejection) {
        case Rejection::TooLong:
            return "too_long";
        case Rejection::MalformedJson:
            return "malformed_json";
        case Rejection::NotAnObject:
            return "not_an_object";
        case Rejection::UnknownType:
            return "unknown_type";
        case Rejection::MissingEventName:
            return "missing_event_name";
        case Rejection::ReservedName:
            return "reserved_name";
        case Rejection::MissingIdentity:
            return "missing_identity";
        case Rejection::ReservedId:
            return "reserved_id";
        case Rejection::BadTimestamp:
            break;
    }
    return "bad_timestamp";
}

std::variant<Event, Rejection> parseLine(std::string_view line) {
    if (line.size() > limits::kLineBytes) return Rejection::TooLong;
    const auto root = parseJsonLine(line);
    if (!root) return Rejection::MalformedJson;
    if (!root->isObject()) return Rejection::NotAnObject;

    Event event;
    event.line = line;
    if (const auto rejection = readName(*root, event)) return *rejection;
    event.userId = idOf(*root, "userId");
    event.anonymousId = idOf(*root, "anonymousId");
    event.messageId = idOf(*root, "messageId");
    if (event.call == Call::Alias) event.previousId = idOf(*root, "previousId");
    if (event.userId.empty() && event.anonymousId.empty()) return Rejection::MissingIdentity;
    if (event.userId.starts_with("anon:")) return Rejection::ReservedId;

    const Time timestamp = timeOf(*root, "timestamp");
    const Time received = timeOf(*root, "receivedAt");
    if ((!timestamp.given && !received.given) || (timestamp.given && !timestamp.instant) ||
        (received.given && !received.instant)) {
        return Rejection::BadTimestamp;
    }
    event.timestamp = timestamp.given ? *timestamp.instant : *received.instant;
    event.receivedAt = received.given ? *received.instant : *timestamp.instant;
    return event;
}

Value parseRoot(const Event& event) {
    const auto root = parseJsonLine(event.line);
    if (!root || !root->isObject()) return Value(Value::Object{});
    if (event.call == Call::Track) return *root;
    base::ObjectBuilder named(root->object());
    named.set("event", event.name);
    return std::move(named).build();
}

std::string contentId(const Value& line) {
    const Value* timestamp = line.find("timestamp");
    const bool keepReceived = !timestamp || timestamp->isNull();
    Value::Object kept;
    for (const Value::Member& member : line.object()) {
        if (member.first == "sentAt" || member.first == "messageId") continue;
        if (member.first == "receivedAt" && !keepReceived) continue;
        kept.push_back(member);
    }
    return base::hex(base::sha256(base::canonicalJson(Value(std::move(kept)))));
}

}  // namespace rehearsal::event
