#include "base/instant.h"

#include <fmt/format.h>

#include <array>

namespace rehearsal::base {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

/// Reads exactly `count` digits from the front of `text`.
std::optional<int> takeDigits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

int daysInMonth(int year, int month) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<std::int64_t> takeDate(std::string_view& text) {
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day || *month < 1 || *month > 12 || *day < 1 || *day > daysInMonth(*year, *month))
        return std::nullopt;
    return daysFromCivil(*year, *month, *day);
}

/// Reads `Z` or `±hh:mm` and gives the offset in milliseconds.
std::optional<std::int64_t> takeOffset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z')) return 0;
    const bool negative = !text.empty() && text.front() == '-';
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto hour = takeDigits(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    const std::int64_t offset = (*hour * 60 + *minute) * std::int64_t{60'000};
    return negative ? -offset : offset;
}

/// `2026-03-01T12:30:00.000Z`, as nearly every event has it; nothing where it is written otherwise or wrong.
std::optional<Instant> parseUsual(std::string_view text) {
    constexpr std::string_view kShape = "0000-00-00T00:00:00.000Z";
    if (text.size() != kShape.size()) return std::nullopt;
    std::array<int, kShape.size()> digit{};
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        digit[i] = text[i] - '0';
        const bool fits = kShape[i] == '0' ? digit[i] >= 0 && digit[i] <= 9 : text[i] == kShape[i];
        if (!fits) return std::nullopt;
    }
    const auto two = [&](std::size_t at) { return digit[at] * 10 + digit[at + 1]; };
    const int year = two(0) * 100 + two(2);
    const int month = two(5);
    const int day = two(8);
    const int hour = two(11);
    const int minute = two(14);
    const int second = two(17);
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 ||
        second > 60)
        return std::nullopt;
    const std::int64_t ms =
        ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + two(20) * 10 + digit[22];
    return Instant{daysFromCivil(year, month, day) * kMsPerDay + ms};
}

struct CivilDate {
    std::int64_t year;
    unsigned month;
    unsigned day;
};

/// The inverse of daysFromCivil (Howard Hinnant, "chrono-compatible low-level date algorithms").
CivilDate civilFromDays(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146'097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shiftedMonth = (5 * dayOfYear + 2) / 153;
    const unsigned day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    const unsigned month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    return {static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

}  // namespace

std::int64_t daysFromCivil(std::int64_t year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

std::optional<std::int64_t> parseDate(std::string_view text) {
    const auto days = takeDate(text);
    return days && text.empty() ? days : std::nullopt;
}

std::optional<Instant> parseInstant(std::string_view text) {
    if (const auto usual = parseUsual(text)) return usual;
    const auto date = takeDate(text);
    if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return std::nullopt;
    const auto hour = takeDigits(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || !take(text, ':')) return std::nullopt;
    const auto second = takeDigits(text, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::int64_t fraction = 0;
    if (take(text, '.')) {
        int digits = 0;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            if (digits < 3) fraction = fraction * 10 + (text.front() - '0');
            ++digits;
            text.remove_prefix(1);
        }
        if (digits == 0) return std::nullopt;
        for (; digits < 3; ++digits) fraction *= 10;
    }
    const auto offset = takeOffset(text);
    if (!offset || !text.empty()) return std::nullopt;
    const std::int64_t ofDay = ((*hour * 60 + *minute) * 60 + *second) * std::int64_t{1000} + fraction;
    return Instant{*date * kMsPerDay + ofDay - *offset};
}

void append(std::string& out, Instant instant) {
    std::int64_t day = instant.ms / kMsPerDay;
    std::int64_t ofDay = instant.ms % kMsPerDay;
    if (ofDay < 0) {
        ofDay += kMsPerDay;
        --day;
    }
    const CivilDate date = civilFromDays(day);
    if (date.year < 0 || date.year > 9999) {
        out += fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", date.year, date.month, date.day,
                           ofDay / 3'600'000, ofDay / 60'000 % 60, ofDay / 1000 % 60, ofDay % 1000);
        return;
    }
    char text[] = "0000-00-00T00:00:00.000Z";
    const auto put = [&](int end, std::int64_t number, int digits) {
        for (; digits > 0; --digits, number /= 10) text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, date.year, 4);
    put(7, date.month, 2);
    put(10, date.day, 2);
    put(13, ofDay / 3'600'000, 2);
    put(16, ofDay / 60'000 % 60, 2);
    put(19, ofDay / 1000 % 60, 2);
    put(23, ofDay % 1000, 3);
    out.append(text, 24);
}

std::string toString(Instant instant) {
    std::string out;
    append(out, instant);
    return out;
}

namespace {

struct Unit {
    std::string_view name;
    std::int64_t ms;
};
constexpr std::array<Unit, 6> kUnits{
    {{"w", 7 * kMsPerDay}, {"d", kMsPerDay}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}}};

}  // namespace

std::optional<Duration> parseDuration(std::string_view text) {
    if (text.empty()) return std::nullopt;
    std::int64_t total = 0;
    std::size_t next = 0;  // The first unit that may still come.
    while (!text.empty()) {
        std::int64_t number = 0;
        std::size_t digits = 0;
        for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
            if (__builtin_mul_overflow(number, 10, &number)) return std::nullopt;
            if (__builtin_add_overflow(number, text[digits] - '0', &number)) return std::nullopt;
        }
        if (digits == 0) return std::nullopt;
        text.remove_prefix(digits);
        std::size_t letters = 0;
        while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z') ++letters;
        const std::string_view name = text.substr(0, letters);
        text.remove_prefix(letters);
        while (next < kUnits.size() && kUnits[next].name != name) ++next;
        if (next == kUnits.size()) return std::nullopt;
        std::int64_t part = 0;
        if (__builtin_mul_overflow(number, kUnits[next].ms, &part)) return std::nullopt;
        if (__builtin_add_overflow(total, part, &total)) return std::nullopt;
        ++next;
    }
    return Duration{total};
}

std::string toString(Duration duration) {
    if (duration.ms == 0) return "0s";
    std::string out = duration.ms < 0 ? "-" : "";
    auto rest =
        duration.ms < 0 ? -static_cast<std::uint64_t>(duration.ms) : static_cast<std::uint64_t>(duration.ms);
    for (const Unit& unit : kUnits) {
        // Weeks only where they come out even, so that 9 days stay "9d".
        if (unit.name == "w" && rest % static_cast<std::uint64_t>(unit.ms) != 0) continue;
        const std::uint64_t count = rest / static_cast<std::uint64_t>(unit.ms);
        if (count == 0) continue;
        out += fmt::format("{}{}", count, unit.name);
        rest -= count * static_cast<std::uint64_t>(unit.ms);
    }
    return out;
}

}  // namespace rehearsal::base
