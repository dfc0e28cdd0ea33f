#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::base {

/// A length of time in whole milliseconds. A day is 24 hours.
struct Duration {
    std::int64_t ms = 0;

    constexpr auto operator<=>(const Duration&) const = default;
    constexpr Duration operator-() const { return {-ms}; }
};

constexpr Duration milliseconds(std::int64_t n) {
    return {n};
}
constexpr Duration seconds(std::int64_t n) {
    return {n * 1000};
}
constexpr Duration minutes(std::int64_t n) {
    return seconds(n * 60);
}
constexpr Duration hours(std::int64_t n) {
    return minutes(n * 60);
}
constexpr Duration days(std::int64_t n) {
    return hours(n * 24);
}

/// A moment, as milliseconds since 1970-01-01T00:00:00Z (S1).
struct Instant {
    std::int64_t ms = 0;

    constexpr auto operator<=>(const Instant&) const = default;
    /// Both ends of time stay where they are: adding to the last instant does not wrap around.
    constexpr Instant operator+(Duration d) const {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(ms, d.ms, &sum)) return {d.ms > 0 ? INT64_MAX : INT64_MIN};
        return {sum};
    }
    constexpr Instant operator-(Duration d) const {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(ms, d.ms, &difference)) return {d.ms > 0 ? INT64_MIN : INT64_MAX};
        return {difference};
    }
    constexpr Duration operator-(Instant other) const { return {ms - other.ms}; }

    static constexpr Instant min() { return {INT64_MIN}; }
    static constexpr Instant max() { return {INT64_MAX}; }
};

/// Reads RFC 3339 with an offset (`2026-03-01T12:30:00Z`, `…+01:00`); digits beyond milliseconds are cut
/// (S2). Nothing for anything else, impossible dates included.
std::optional<Instant> parseInstant(std::string_view text);

/// `2026-03-01T12:30:00.000Z`, always with three digits of milliseconds.
std::string toString(Instant instant);
/// The same, at the end of `out`.
void append(std::string& out, Instant instant);

/// Reads `1h30m`: units `w d h m s ms`, each at most once and in that order, whole numbers.
std::optional<Duration> parseDuration(std::string_view text);

/// The shortest text that `parseDuration` reads back, largest unit first: `1d2h`. Zero is `0s`.
std::string toString(Duration duration);

/// A calendar date without a time, `2026-03-01`, as days since 1970-01-01.
std::optional<std::int64_t> parseDate(std::string_view text);

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
std::int64_t daysFromCivil(std::int64_t year, int month, int day);

}  // namespace rehearsal::base
