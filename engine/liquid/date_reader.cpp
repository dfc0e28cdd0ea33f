#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "liquid/date_parts.h"
#include "liquid/dates.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool isWorld(std::string_view zone) {
    return zone == "utc" || zone == "z" || zone == "ut" || zone == "-00:00" || zone == "-0000" ||
           zone == "-00";
}

/// Seconds east of Greenwich of the zones Ruby knows by name; of no others.
std::optional<int> offsetOf(std::string_view zone) {
    struct Zone {
        std::string_view name;
        int hours;
    };
    static constexpr std::array kZones{Zone{"utc", 0},  Zone{"ut", 0},   Zone{"gmt", 0},  Zone{"z", 0},
                                       Zone{"est", -5}, Zone{"edt", -4}, Zone{"cst", -6}, Zone{"cdt", -5},
                                       Zone{"mst", -7}, Zone{"mdt", -6}, Zone{"pst", -8}, Zone{"pdt", -7}};
    for (const Zone& each : kZones) {
        if (each.name == zone) return each.hours * 3600;
    }
    if (zone.size() == 1 && zone[0] >= 'a' && zone[0] <= 'y' && zone[0] != 'j') {
        // The letters soldiers use, read the way round they have always been read here.
        const int letter = zone[0] - 'a' + 1;
        return (zone[0] <= 'i' ? letter : zone[0] <= 'm' ? letter - 1 : 13 - letter) * 3600;
    }
    if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    const std::string_view digits = zone.substr(1);
    const auto two = [&](std::size_t at) -> std::optional<int> {
        if (at + 2 > digits.size() || !digit(digits[at]) || !digit(digits[at + 1])) return std::nullopt;
        return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
    };
    const std::size_t gap = digits.size() > 2 && digits[2] == ':' ? 1 : 0;
    const auto hours = two(0);
    const auto minutes = digits.size() == 2 ? std::optional(0) : two(2 + gap);
    const bool long_ = digits.size() == 6 + 2 * gap && (gap == 0 || digits[5] == ':');
    const auto seconds = long_ ? two(4 + 2 * gap) : std::optional(0);
    if (!hours || !minutes || !seconds || (digits.size() != 2 && digits.size() != 4 + gap && !long_))
        return std::nullopt;
    const int total = *hours * 3600 + *minutes * 60 + *seconds;
    return zone[0] == '-' ? -total : total;
}

/// What a text leaves out comes from now, down to what it says: of `10:20` the day is today.
void fillFrom(DateParts& parts, const base::LocalTime& now) {
    const std::int64_t second = now.msOfDay / 1000;
    const std::pair<std::optional<std::int64_t>*, std::int64_t> all[]{{&parts.year, now.year},
                                                                      {&parts.month, now.month},
                                                                      {&parts.day, now.dayOfMonth},
                                                                      {&parts.hour, second / 3600},
                                                                      {&parts.minute, second / 60 % 60}};
    for (const auto& [part, value] : all) {
        if (*part || (part != &parts.year && parts.dayOfYear)) return;
        *part = value;
    }
}

int daysIn(std::int64_t year, std::int64_t month) {
    const auto first = [&](std::int64_t m) {
        return base::daysFromCivil(year + (m - 1) / 12, static_cast<int>((m - 1) % 12 + 1), 1);
    };
    return static_cast<int>(first(month + 1) - first(month));
}

/// A wall clock's date and time, whole.
struct Wall {
    std::int64_t year;
    std::int64_t month;
    std::int64_t day;
    std::int64_t clock;  ///< Seconds of the day; may be beyond it.
};

/// Takes an offset off as the reference does: what goes beyond a month is the first, or the last, of the
/// next.
void takeOff(Wall& wall, std::int64_t offset) {
    std::int64_t clock = wall.clock - offset;
    std::int64_t days = clock / 86'400;
    clock -= days * 86'400;
    if (clock < 0) {
        clock += 86'400;
        --days;
    }
    wall.clock = clock;
    wall.day += days;
    if (wall.month < 1 || wall.month > 12) return;
    if (days > 0 && offset < 0 && wall.day > daysIn(wall.year, wall.month)) {
        wall.day = 1;
        if (++wall.month > 12) {
            wall.month = 1;
            ++wall.year;
        }
    } else if (days < 0 && wall.day < 1) {
        if (--wall.month < 1) {
            wall.month = 12;
            --wall.year;
        }
        wall.day = daysIn(wall.year, wall.month);
    }
}

/// What the parts say, or nothing where there is no such day. The 30th of February is the 2nd of March.
std::optional<Wall> wallOf(const DateParts& parts) {
    constexpr std::int64_t kFarYear = 1'000'000;
    Wall out{*parts.year, parts.month.value_or(1), parts.day.value_or(1), 0};
    if (out.year > kFarYear || out.year < -kFarYear) return std::nullopt;
    if (parts.dayOfYear) {
        out.month = 1;
        out.day = *parts.dayOfYear;
        while (out.month < 12 && out.day > daysIn(out.year, out.month))
            out.day -= daysIn(out.year, out.month++);
    }
    const std::int64_t minute = parts.minute.value_or(0);
    const std::int64_t second = parts.second.value_or(0);
    constexpr std::int64_t kFarHour = 1'000'000;
    if (parts.hour.value_or(0) > kFarHour || minute > 59 || second > 60) return std::nullopt;
    out.clock = parts.hour.value_or(0) * 3600 + minute * 60 + second;
    // The reference looks which day of the year came out, and goes back where the hour went beyond it.
    if (parts.dayOfYear && out.clock >= 86'400) --out.day;
    return out;
}

}  // namespace

Moment momentIn(const base::TimeZone& zone, std::int64_t seconds, int nanoseconds) {
    Moment out;
    out.seconds = seconds;
    out.nanoseconds = nanoseconds;
    constexpr std::int64_t kFar = 200'000'000'000;  // Some six thousand years: beyond it no zone has rules.
    const base::Instant instant{std::clamp(seconds, -kFar, kFar) * 1000};
    const base::LocalTime local = zone.at(instant);
    const std::int64_t wall = local.day * 86'400 + (local.msOfDay - local.msOfDay % 1000) / 1000;
    out.offset = static_cast<int>(wall - instant.ms / 1000);
    if (zone.name() == "UTC") out.zone = "UTC";
    return out;
}

std::optional<Moment> readDate(std::string_view text, const base::TimeZone& zone,
                               std::optional<base::Instant> now) {
    constexpr std::size_t kLongest = 128;  // As the reference: no date is longer.
    if (text.empty() || text.size() > kLongest) return std::nullopt;
    DateParts parts = readDateParts(utf8::lower(text));
    if (!parts.any()) return std::nullopt;
    const auto offset = parts.zone.empty() ? std::nullopt : offsetOf(parts.zone);
    if (offset && std::abs(*offset) >= 86'400) return std::nullopt;
    const base::Instant instant = now.value_or(base::Instant{0});
    fillFrom(parts, offset
                        ? base::TimeZone::utc().at(base::Instant{instant.ms + *offset * std::int64_t{1000}})
                        : zone.at(instant));
    auto wall = wallOf(parts);
    if (!wall) return std::nullopt;
    if (offset && *offset != 0) takeOff(*wall, *offset);
    if (wall->clock > 86'400 || wall->month < 1 || wall->month > 12 || wall->day < 1 || wall->day > 31)
        return std::nullopt;
    const std::int64_t day = base::daysFromCivil(wall->year, static_cast<int>(wall->month), 1) + wall->day -
                             1 + wall->clock / 86'400;
    const int nanoseconds = parts.nanoseconds.value_or(0);
    if (!offset)
        return momentIn(zone, zone.instantOf(day, wall->clock % 86'400 * 1000).ms / 1000, nanoseconds);
    const std::int64_t seconds = day * 86'400 + wall->clock % 86'400;
    if (isWorld(parts.zone)) return Moment{seconds, nanoseconds, 0, true, "UTC"};
    const Moment here = momentIn(zone, seconds, nanoseconds);
    return here.offset == *offset ? here : Moment{seconds, nanoseconds, *offset, false, {}};
}

}  // namespace rehearsal::liquid
