#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::liquid {

/// What a text says of a date and a time; what it does not say is missing.
struct DateParts {
    std::optional<std::int64_t> year;
    std::optional<std::int64_t> month;
    std::optional<std::int64_t> day;
    std::optional<std::int64_t> dayOfYear;
    std::optional<std::int64_t> hour;
    std::optional<std::int64_t> minute;
    std::optional<std::int64_t> second;
    std::optional<int> nanoseconds;
    std::string zone;  ///< As written, in lower case.

    bool any() const { return year || month || day || dayOfYear || hour || minute || second || nanoseconds; }
};

/// Whether it is a date as programs write it, which is read at once.
bool isMachineDate(std::string_view text);

/// Takes a text in lower case apart as Ruby's `Date._parse` does, which finds a date in nearly anything.
DateParts readDateParts(std::string_view text);

}  // namespace rehearsal::liquid
