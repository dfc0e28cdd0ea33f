#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "liquid/dates.h"
#include "liquid/tokenizer.h"

namespace rehearsal::liquid {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A run of digits, of letters, or one other character.
struct Word {
    enum class Type { Number, Name, Sign };
    Type type;
    std::string text;     ///< In lower case.
    bool spaced = false;  ///< Blanks stand before it.

    std::int64_t number() const { return text.size() > 18 ? INT64_MAX : std::stoll(text); }
};

std::vector<Word> split(std::string_view text) {
    std::vector<Word> out;
    bool spaced = false;
    for (std::size_t i = 0; i < text.size();) {
        if (isSpace(text[i])) {
            spaced = true;
            ++i;
            continue;
        }
        Word word{Word::Type::Sign, {}, spaced};
        spaced = false;
        const auto run = [&](auto fits) {
            while (i < text.size() && fits(text[i])) {
                word.text += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
                ++i;
            }
        };
        if (digit(text[i])) {
            word.type = Word::Type::Number;
            run(digit);
        } else if (letter(text[i])) {
            word.type = Word::Type::Name;
            run(letter);
        } else {
            word.text = text[i++];
        }
        out.push_back(std::move(word));
    }
    return out;
}

int monthOf(const std::string& name) {
    static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
    if (name.size() < 3) return 0;
    const auto found = std::find(kMonths.begin(), kMonths.end(), std::string_view(name).substr(0, 3));
    return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

std::optional<int> namedOffset(const std::string& name) {
    struct Zone {
        std::string_view name;
        int hours;
    };
    static constexpr std::array kZones{Zone{"utc", 0},  Zone{"gmt", 0},  Zone{"z", 0},    Zone{"est", -5},
                                       Zone{"edt", -4}, Zone{"cst", -6}, Zone{"cdt", -5}, Zone{"mst", -7},
                                       Zone{"mdt", -6}, Zone{"pst", -8}, Zone{"pdt", -7}, Zone{"bst", 1},
                                       Zone{"cet", 1},  Zone{"cest", 2}, Zone{"eet", 2},  Zone{"eest", 3},
                                       Zone{"msk", 3},  Zone{"jst", 9},  Zone{"wet", 0},  Zone{"west", 1}};
    for (const Zone& zone : kZones) {
        if (zone.name == name) return zone.hours * 3600;
    }
    return std::nullopt;
}

/// What a text says of a date and a time; what it does not say is missing.
struct Parts {
    std::optional<std::int64_t> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> hour;
    int minute = 0;
    int second = 0;
    int nanoseconds = 0;
    std::optional<int> offset;
    std::string zone;
    bool ofYear = false;  ///< `day` counts from the first of January.
};

class DateReader {
  public:
    explicit DateReader(std::string_view text) : words_(split(text)) {}

    std::optional<Parts> read() {
        while (at_ < words_.size()) {
            if (!one()) return std::nullopt;
        }
        if (!parts_.year && !parts_.month && !parts_.day && !parts_.hour) return std::nullopt;
        return parts_;
    }

  private:
    const Word* peek(std::size_t ahead = 0) const {
        return at_ + ahead < words_.size() ? &words_[at_ + ahead] : nullptr;
    }
    bool number(std::size_t ahead) const {
        const Word* word = peek(ahead);
        return word != nullptr && word->type == Word::Type::Number;
    }
    bool sign(std::size_t ahead, std::string_view text) const {
        const Word* word = peek(ahead);
        return word != nullptr && word->type == Word::Type::Sign &&
               text.find(word->text[0]) != std::string_view::npos;
    }
    bool name(std::size_t ahead) const {
        const Word* word = peek(ahead);
        return word != nullptr && word->type == Word::Type::Name;
    }

    bool one() {
        const Word& word = *peek();
        if (word.type == Word::Type::Name) return named(word);
        if (word.type == Word::Type::Sign) return signedPart();
        if (!parts_.hour && number(0) && sign(1, ":") && number(2)) return time();
        if (!parts_.hour && number(0) && name(1) && (peek(1)->text == "am" || peek(1)->text == "pm"))
            return time();
        if (number(0) && (sign(1, "-/.")) && !peek(1)->spaced && number(2) && !parts_.month) return triple();
        if (number(0) && sign(1, "-") && name(2) && monthOf(peek(2)->text) > 0) return dayMonthName(2);
        return plain(word);
    }

    bool named(const Word& word) {
        if (const int month = monthOf(word.text); month > 0 && !parts_.month) {
            parts_.month = month;
            ++at_;
            if (sign(0, ".")) ++at_;
            return true;
        }
        if (parts_.hour && (word.text == "am" || word.text == "pm")) {
            meridian(word.text);
            ++at_;
            return true;
        }
        if (word.text == "t" && number(1)) {
            ++at_;
            return !number(0) || sign(1, ":") ? true : compactTime();
        }
        if (const auto offset = namedOffset(word.text); offset && parts_.hour) {
            parts_.offset = offset;
            parts_.zone = *offset == 0 ? "UTC" : "";
        }
        ++at_;  // A weekday, "th" behind a day, or a word that says nothing.
        return true;
    }

    /// `+02:00`, `-0400`.
    bool signedPart() {
        if (!sign(0, "+-") || !number(1) || !parts_.hour) {
            ++at_;
            return true;
        }
        const int direction = peek()->text == "-" ? -1 : 1;
        ++at_;
        const std::string& digits = peek()->text;
        std::int64_t hours = peek()->number();
        std::int64_t minutes = 0;
        if (digits.size() > 2) {
            minutes = hours % 100;
            hours /= 100;
        }
        ++at_;
        if (sign(0, ":") && number(1)) {
            minutes = peek(1)->number();
            at_ += 2;
        }
        if (hours > 23 || minutes > 59) return false;
        parts_.offset = direction * static_cast<int>(hours * 3600 + minutes * 60);
        parts_.zone = *parts_.offset == 0 ? "UTC" : "";
        return true;
    }

    bool time() {
        const std::int64_t hour = peek()->number();
        ++at_;
        std::int64_t minute = 0;
        std::int64_t second = 0;
        if (sign(0, ":") && number(1)) {
            minute = peek(1)->number();
            at_ += 2;
            if (sign(0, ":") && number(1)) {
                second = peek(1)->number();
                at_ += 2;
                fraction();
            }
        }
        return setTime(hour, minute, second);
    }

    void fraction() {
        if (!sign(0, ".,") || !number(1) || peek(1)->spaced) return;
        std::string digits = peek(1)->text;
        digits.resize(9, '0');
        parts_.nanoseconds = std::stoi(digits);
        at_ += 2;
    }

    bool setTime(std::int64_t hour, std::int64_t minute, std::int64_t second) {
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0)))
            return false;
        parts_.hour = static_cast<int>(hour);
        parts_.minute = static_cast<int>(minute);
        parts_.second = static_cast<int>(second);
        return true;
    }

    void meridian(const std::string& text) {
        if (*parts_.hour == 12) parts_.hour = 0;
        if (text == "pm") parts_.hour = *parts_.hour + 12;
    }

    /// `143000` behind a T.
    bool compactTime() {
        const std::string digits = peek()->text;
        if (digits.size() != 6 && digits.size() != 4 && digits.size() != 2) return false;
        ++at_;
        if (digits.size() == 2) return true;  // An hour alone says nothing.
        const auto two = [&](std::size_t i) {
            return i + 2 <= digits.size() ? std::stoi(digits.substr(i, 2)) : 0;
        };
        const bool good = setTime(two(0), two(2), two(4));
        fraction();
        return good;
    }

    /// `2026-03-01`, `2026/3/1`, `14/3/2026`, `14.3.2026`, `2026-03`.
    bool triple() {
        const Word first = *peek();
        const char separator = peek(1)->text[0];
        const Word second = *peek(2);
        at_ += 3;
        std::optional<Word> third;
        if (sign(0, "-/.") && peek()->text[0] == separator && number(1) && !peek()->spaced) {
            third = *peek(1);
            at_ += 2;
        }
        if (!third) {
            if (first.text.size() == 4 && separator == '-' &&
                second.text.size() == 3) {  // A day of the year.
                parts_.year = first.number();
                parts_.month = 1;
                parts_.day = static_cast<int>(second.number());
                parts_.ofYear = true;
                return true;
            }
            if (separator != '/' || first.text.size() > 2) return false;
            parts_.month = static_cast<int>(first.number());
            parts_.day = static_cast<int>(std::min<std::int64_t>(99, second.number()));
            return true;
        }
        const bool yearLast = first.text.size() <= 2 && third->text.size() > 2;
        const Word& year = yearLast ? *third : first;
        const Word& day = yearLast ? first : *third;
        parts_.year = fullYear(year);
        parts_.month = static_cast<int>(std::min<std::int64_t>(99, second.number()));
        parts_.day = static_cast<int>(std::min<std::int64_t>(99, day.number()));
        return true;
    }

    static std::int64_t fullYear(const Word& word) {
        const std::int64_t n = word.number();
        if (word.text.size() > 2) return n;
        return n >= 69 ? n + 1900 : n + 2000;
    }

    /// `14-Mar-2026`.
    bool dayMonthName(std::size_t monthAt) {
        parts_.day = static_cast<int>(std::min<std::int64_t>(99, peek()->number()));
        parts_.month = monthOf(peek(monthAt)->text);
        at_ += monthAt + 1;
        if (sign(0, "-") && number(1)) {
            parts_.year = fullYear(*peek(1));
            at_ += 2;
        }
        return true;
    }

    /// A number alone: a day, a year, or all in one.
    bool plain(const Word& word) {
        ++at_;
        if (word.text.size() == 8 && !parts_.year) {
            parts_.year = std::stoi(word.text.substr(0, 4));
            parts_.month = std::stoi(word.text.substr(4, 2));
            parts_.day = std::stoi(word.text.substr(6, 2));
            return true;
        }
        if (word.text.size() == 14 && !parts_.year) {
            parts_.year = std::stoi(word.text.substr(0, 4));
            parts_.month = std::stoi(word.text.substr(4, 2));
            parts_.day = std::stoi(word.text.substr(6, 2));
            return setTime(std::stoi(word.text.substr(8, 2)), std::stoi(word.text.substr(10, 2)),
                           std::stoi(word.text.substr(12, 2)));
        }
        if (word.text.size() == 1 && !parts_.month && !(name(0) && monthOf(peek()->text) > 0))
            return parts_.hour || at_ < words_.size();
        if (word.text.size() <= 2 && !parts_.day) {
            parts_.day = static_cast<int>(word.number());
        } else if (!parts_.year && parts_.month) {
            parts_.year = fullYear(word);
        } else if (!parts_.year && word.text.size() <= 4 && name(0) && monthOf(peek()->text) > 0) {
            parts_.year = word.number();
        } else if (!parts_.month && !parts_.hour) {
            return false;
        }
        return true;
    }

    std::vector<Word> words_;
    std::size_t at_ = 0;
    Parts parts_;
};

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
    constexpr std::size_t kLongest = 128;  // No date is longer; a hostile text is not looked at.
    if (text.empty() || text.size() > kLongest) return std::nullopt;
    const auto parts = DateReader(text).read();
    if (!parts) return std::nullopt;
    const base::LocalTime today = zone.at(now.value_or(base::Instant{0}));
    const bool anyDate = parts->year || parts->month || parts->day;
    const std::int64_t year = parts->year.value_or(today.year);
    const int month = parts->month.value_or(parts->year ? 1 : today.month);
    const int day = parts->day.value_or(anyDate ? 1 : today.dayOfMonth);
    const int lastDay = parts->ofYear ? 366 : 31;  // The 30th of February is the 2nd of March.
    if (year > 9999 || year < 0 || month < 1 || month > 12 || day < 1 || day > lastDay) return std::nullopt;
    const std::int64_t days = base::daysFromCivil(year, month, 1) + day - 1;
    const std::int64_t clock = parts->hour.value_or(0) * 3600 + parts->minute * 60 + parts->second;
    if (parts->offset) {
        Moment out{days * 86'400 + clock - *parts->offset, parts->nanoseconds, *parts->offset,
                   parts->zone == "UTC", parts->zone};
        return out;
    }
    const base::Instant instant = zone.instantOf(days, std::min<std::int64_t>(clock, 86'399) * 1000);
    return momentIn(zone, instant.ms / 1000 + (clock >= 86'400 ? 1 : 0), parts->nanoseconds);
}

}  // namespace rehearsal::liquid
