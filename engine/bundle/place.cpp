#include "bundle/place.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json_pointer.h"

namespace rehearsal::bundle {

using base::Value;

void Place::expected(std::string_view what, std::string hint) const {
    error(fmt::format("Expected {}, found {}", what, describe(*value)), std::move(hint));
}

Place Place::item(std::size_t index) const {
    return {&value->array()[index], base::childPointer(pointer, index), findings};
}

Place Place::member(const Value::Member& member) const {
    return {&member.second, base::childPointer(pointer, member.first), findings};
}

std::string describe(const Value& value) {
    constexpr std::size_t kShown = 60;
    if (value.isArray()) return "a list";
    if (value.isObject()) return "an object";
    std::string text = base::toJsonText(value);
    if (text.size() <= kShown) return text;
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…\"";
}

ObjectReader::ObjectReader(const Place& place) : place_(place) {
    if (!isObject()) place_.expected("an object");
}

ObjectReader::~ObjectReader() {
    if (!isObject() || allowsAll_) return;
    for (const Value::Member& member : place_.value->object()) {
        if (std::find(known_.begin(), known_.end(), member.first) != known_.end()) continue;
        place_.member(member).error(fmt::format("There is no key \"{}\" here", member.first),
                                    base::didYouMean(member.first, known_));
    }
}

std::optional<Place> ObjectReader::find(std::string_view key) {
    known_.emplace_back(key);
    const Value* value = place_.value->find(key);
    if (!value) return std::nullopt;
    return Place{value, base::childPointer(place_.pointer, key), place_.findings};
}

std::optional<Place> ObjectReader::require(std::string_view key) {
    auto found = find(key);
    if (!found && isObject()) place_.error(fmt::format("The key \"{}\" is missing", key));
    return found;
}

std::string readString(const Place& place) {
    if (place.value->isString()) return place.value->string();
    place.expected("a text");
    return {};
}

std::string readNonEmpty(const Place& place, std::string_view what) {
    if (place.value->isString() && !place.value->string().empty()) return place.value->string();
    place.expected(what);
    return {};
}

bool isId(std::string_view text) {
    const auto isLetterOrDigit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= 64 && isLetterOrDigit(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return isLetterOrDigit(c) || c == '-'; });
}

void checkId(const Place& place, std::string_view id, std::string_view what) {
    if (isId(id)) return;
    place.error(fmt::format("{} cannot be the id of a {}", describe(Value(id)), what),
                "an id has 1 to 64 lower-case letters, digits and hyphens, the first no hyphen");
}

std::string readId(const Place& place, std::string_view what) {
    std::string id = readNonEmpty(place, fmt::format("the id of a {}", what));
    if (!id.empty()) checkId(place, id, what);
    return id;
}

bool readBoolean(const Place& place) {
    if (place.value->isBoolean()) return place.value->boolean();
    place.expected("true or false");
    return false;
}

std::int64_t readInteger(const Place& place, std::int64_t least, std::int64_t most) {
    const Value& value = *place.value;
    std::optional<std::int64_t> number;
    if (value.kind() == Value::Kind::Integer) number = value.integer();
    // 50.0 is as whole as 50; beyond 2^53 a double no longer says which number was meant.
    if (value.kind() == Value::Kind::Real && std::abs(value.real()) <= 9007199254740992.0 &&
        std::trunc(value.real()) == value.real()) {
        number = static_cast<std::int64_t>(value.real());
    }
    if (number && *number >= least && *number <= most) return *number;
    if (most == INT64_MAX) {
        place.expected(fmt::format("a whole number of at least {}", least));
    } else {
        place.expected(fmt::format("a whole number from {} to {}", least, most));
    }
    return least;
}

double readNumber(const Place& place, double least, double most) {
    if (place.value->isNumber() && place.value->real() >= least && place.value->real() <= most) {
        return place.value->real();
    }
    place.expected(fmt::format("a number from {} to {}", least, most));
    return least;
}

base::Duration readDuration(const Place& place) {
    if (place.value->isString()) {
        if (const auto duration = base::parseDuration(place.value->string())) return *duration;
    }
    place.expected("a duration such as \"30m\" or \"1h30m\"", "the units are w d h m s ms, in this order");
    return {};
}

base::Instant readInstant(const Place& place) {
    if (place.value->isString()) {
        if (const auto instant = base::parseInstant(place.value->string())) return *instant;
    }
    place.expected("an instant such as \"2026-03-01T12:30:00Z\"", "it needs an offset: Z or +01:00");
    return {};
}

base::Duration readTimeOfDay(const Place& place) {
    const std::string text = place.value->isString() ? place.value->string() : std::string();
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
    if (text.size() == 5 && text[2] == ':') {
        const int hour = 10 * digit(0) + digit(1);
        const int minute = 10 * digit(3) + digit(4);
        if (hour < 24 && minute < 60) return base::minutes(hour * 60 + minute);
    }
    place.expected("a time of day such as \"09:00\"");
    return {};
}

std::vector<Place> readList(const Place& place, std::string_view what) {
    std::vector<Place> items;
    if (!place.value->isArray()) {
        place.expected(fmt::format("a list of {}", what));
        return items;
    }
    items.reserve(place.value->array().size());
    for (std::size_t i = 0; i < place.value->array().size(); ++i) items.push_back(place.item(i));
    return items;
}

std::vector<std::string> readStrings(const Place& place, std::string_view what) {
    std::vector<std::string> texts;
    for (const Place& item : readList(place, what))
        texts.push_back(readNonEmpty(item, "a text that is not empty"));
    return texts;
}

std::string readWord(const Place& place, const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::string>> choices;
    for (const std::string& word : words) choices.emplace_back(word, word);
    return readChoice(place, choices);
}

std::optional<std::string> requireKind(ObjectReader& object, std::string_view key,
                                       const std::vector<std::string>& words) {
    const auto place = object.require(key);
    const bool known = place && place->value->isString() &&
                       std::find(words.begin(), words.end(), place->value->string()) != words.end();
    if (known) return place->value->string();
    if (place) readWord(*place, words);
    object.allowAll();
    return std::nullopt;
}

void readFormat(ObjectReader& object, std::string_view format) {
    const auto place = object.require("format");
    if (!place || (place->value->isString() && place->value->string() == format)) return;
    const std::string_view kind = format.substr(0, format.find('/'));
    if (place->value->isString() && place->value->string().starts_with(std::string(kind) + "/")) {
        place->error(
            fmt::format("This document is {}; this program reads {}", describe(*place->value), format),
            "open it with the version of the program that wrote it");
    } else {
        place->expected(fmt::format("\"{}\"", format));
    }
}

}  // namespace rehearsal::bundle
