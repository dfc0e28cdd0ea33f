#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "liquid/dates.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};

std::int64_t floorDivide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/// The wall clock's calendar.
struct Calendar {
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;
    int weekday = 0;  ///< 0 Sunday
    int dayOfYear = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

Calendar calendarOf(const Moment& moment) {
    Calendar out;
    const std::int64_t wall = moment.seconds + moment.offset;
    const std::int64_t days = floorDivide(wall, 86'400);
    const auto rest = static_cast<int>(wall - days * 86'400);
    out.hour = rest / 3600;
    out.minute = rest / 60 % 60;
    out.second = rest % 60;
    out.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
    // Days to a date, after H. Hinnant.
    const std::int64_t z = days + 719'468;
    const std::int64_t era = floorDivide(z, 146'097);
    const std::int64_t doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    out.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    out.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    out.year = yoe + era * 400 + (out.month <= 2 ? 1 : 0);
    out.dayOfYear = static_cast<int>(days - base::daysFromCivil(out.year, 1, 1)) + 1;
    return out;
}

/// Week and year of ISO 8601.
std::pair<int, std::int64_t> isoWeek(const Calendar& c) {
    const int weekday = c.weekday == 0 ? 7 : c.weekday;
    const int week = (c.dayOfYear - weekday + 10) / 7;
    const auto weeksIn = [](std::int64_t year) {
        const auto shift = [](std::int64_t y) { return (y + y / 4 - y / 100 + y / 400) % 7; };
        return shift(year) == 4 || shift(year - 1) == 3 ? 53 : 52;
    };
    if (week < 1) return {weeksIn(c.year - 1), c.year - 1};
    if (week > weeksIn(c.year)) return {1, c.year + 1};
    return {week, c.year};
}

/// `%` with its flags and width, up to the letter.
struct Directive {
    char pad = '\0';  ///< `-`, `_`, `0`, or none.
    bool upper = false;
    bool swap = false;
    int colons = 0;
    int width = -1;
    char form = '\0';  ///< `E` or `O`, which change nothing.
};

class Writer {
  public:
    explicit Writer(const Moment& moment) : moment_(moment), c_(calendarOf(moment)) {}

    std::optional<std::string> write(std::string_view format) {
        for (std::size_t i = 0; i < format.size();) {
            if (format[i] != '%') {
                out_ += format[i++];
                continue;
            }
            const std::size_t begin = i++;
            const Directive d = directive(format, i);
            if (i >= format.size()) {
                if (format[i - 1] != ':' && format[i - 1] != 'E' && format[i - 1] != 'O') return std::nullopt;
                out_ += format.substr(begin);
                break;
            }
            if (!fits(d, format[i]) || !one(format[i], d)) out_ += format.substr(begin, i + 1 - begin);
            ++i;
        }
        return std::move(out_);
    }

  private:
    /// Reads flags and width up to the letter.
    static Directive directive(std::string_view format, std::size_t& i) {
        Directive d;
        for (; i < format.size(); ++i) {
            const char f = format[i];
            if (f == '-' || ((f == '_' || f == '0') && d.pad != '-')) {
                d.pad = f;
            } else if (f == '^') {
                d.upper = true;
            } else if (f == '#') {
                d.swap = true;
            } else if (f >= '1' && f <= '9') {
                d.width = 0;
                while (i < format.size() && format[i] >= '0' && format[i] <= '9' && d.width < 1000) {
                    d.width = d.width * 10 + (format[i++] - '0');
                }
                --i;
            } else if (f == ':') {
                ++d.colons;
            } else if (f != '_' && f != '0') {
                break;
            }
        }
        if (i < format.size() && (format[i] == 'E' || format[i] == 'O')) d.form = format[i++];
        return d;
    }

    /// Whether the letter takes the `E`, `O` or colons before it.
    static bool fits(const Directive& d, char letter) {
        if (d.colons > 0 && (letter != 'z' || d.colons > 3)) return false;
        constexpr std::string_view kEra = "cCxXyY";
        constexpr std::string_view kOther = "deHkIlmMSuUVwWy";
        if (d.form == 'E') return kEra.find(letter) != std::string_view::npos;
        return d.form == '\0' || kOther.find(letter) != std::string_view::npos;
    }

    void number(std::int64_t n, int width, char pad, const Directive& d) {
        const char with = d.pad == '\0' ? pad : d.pad == '_' ? ' ' : d.pad;
        const int to = d.width >= 0 ? d.width : width;
        std::string digits = std::to_string(n < 0 ? -n : n);
        if (with != '-') {
            const int sign = n < 0 ? 1 : 0;
            while (static_cast<int>(digits.size()) + sign < to)
                digits.insert(digits.begin(), with == '0' ? '0' : ' ');
        }
        if (n < 0) out_ += '-';
        out_ += digits;
    }

    void text(std::string text, const Directive& d, bool swapLowers = false) {
        if (d.upper || (d.swap && !swapLowers)) text = utf8::upper(text);
        if (d.swap && swapLowers) text = utf8::lower(text);
        const char with = d.pad == '0' ? '0' : ' ';
        if (d.pad != '-' && static_cast<int>(text.size()) < d.width)
            out_.append(static_cast<std::size_t>(d.width) - text.size(), with);
        out_ += text;
    }

    void nested(std::string_view format, Directive d) {
        d.swap = false;
        text(*Writer(moment_).write(format), d);
    }

    void offset(const Directive& d) {
        const int total = std::abs(moment_.offset);
        const bool minutes = d.colons < 3 || total % 3600 != 0;
        const bool seconds = d.colons == 2 || (d.colons == 3 && total % 60 != 0);
        std::string behind;
        if (minutes) behind += fmt::format("{}{:02}", d.colons > 0 ? ":" : "", total / 60 % 60);
        if (seconds) behind += fmt::format(":{:02}", total % 60);
        // A `-` says that this is the time of the world, not of a place.
        const bool below = moment_.offset < 0 || (d.pad == '-' && moment_.world);
        const std::string sign = below ? "-" : "+";
        const int wide = std::max(d.width - static_cast<int>(behind.size()) - 1, 2);
        out_ += d.pad == '_' ? fmt::format("{:>{}}", sign + std::to_string(total / 3600), wide + 1)
                             : sign + fmt::format("{:0{}}", total / 3600, wide);
        out_ += behind;
    }

    void fraction(int digits, const Directive& d) {
        std::string text = fmt::format("{:09}", moment_.nanoseconds);
        text.resize(static_cast<std::size_t>(d.width > 0 ? d.width : digits), '0');
        out_ += text;
    }

    int hour12() const { return c_.hour % 12 == 0 ? 12 : c_.hour % 12; }

    bool one(char letter, const Directive& d) {
        switch (letter) {
            case 'Y':
                number(c_.year, c_.year < 0 ? 5 : 4, '0', d);
                break;
            case 'C':
                number(floorDivide(c_.year, 100), 2, '0', d);
                break;
            case 'y':
                number((c_.year % 100 + 100) % 100, 2, '0', d);
                break;
            case 'm':
                number(c_.month, 2, '0', d);
                break;
            case 'd':
                number(c_.day, 2, '0', d);
                break;
            case 'e':
                number(c_.day, 2, ' ', d);
                break;
            case 'j':
                number(c_.dayOfYear, 3, '0', d);
                break;
            case 'H':
                number(c_.hour, 2, '0', d);
                break;
            case 'k':
                number(c_.hour, 2, ' ', d);
                break;
            case 'I':
                number(hour12(), 2, '0', d);
                break;
            case 'l':
                number(hour12(), 2, ' ', d);
                break;
            case 'M':
                number(c_.minute, 2, '0', d);
                break;
            case 'S':
                number(c_.second, 2, '0', d);
                break;
            case 'L':
                fraction(3, d);
                break;
            case 'N':
                fraction(9, d);
                break;
            case 's':
                number(moment_.seconds, 1, '0', d);
                break;
            case 'B':
                text(std::string(kMonths[static_cast<std::size_t>(c_.month - 1)]), d);
                break;
            case 'b':
            case 'h':
                text(std::string(kMonths[static_cast<std::size_t>(c_.month - 1)].substr(0, 3)), d);
                break;
            case 'A':
                text(std::string(kDays[static_cast<std::size_t>(c_.weekday)]), d);
                break;
            case 'a':
                text(std::string(kDays[static_cast<std::size_t>(c_.weekday)].substr(0, 3)), d);
                break;
            case 'p':
                text(c_.hour < 12 ? "AM" : "PM", d, true);
                break;
            case 'P':
                text(c_.hour < 12 ? "am" : "pm", d);
                break;
            case 'u':
                number(c_.weekday == 0 ? 7 : c_.weekday, 1, '0', d);
                break;
            case 'w':
                number(c_.weekday, 1, '0', d);
                break;
            case 'U':
                number((c_.dayOfYear + 6 - c_.weekday) / 7, 2, '0', d);
                break;
            case 'W':
                number((c_.dayOfYear + 6 - (c_.weekday + 6) % 7) / 7, 2, '0', d);
                break;
            case 'V':
                number(isoWeek(c_).first, 2, '0', d);
                break;
            case 'G':
                number(isoWeek(c_).second, 4, '0', d);
                break;
            case 'g':
                number((isoWeek(c_).second % 100 + 100) % 100, 2, '0', d);
                break;
            case 'z':
                offset(d);
                break;
            case 'Z':
                text(moment_.zone, d, true);
                break;
            case 'c':
                nested("%a %b %e %H:%M:%S %Y", d);
                break;
            case 'x':
            case 'D':
                nested("%m/%d/%y", d);
                break;
            case 'X':
            case 'T':
                nested("%H:%M:%S", d);
                break;
            case 'F':
                nested("%Y-%m-%d", d);
                break;
            case 'R':
                nested("%H:%M", d);
                break;
            case 'r':
                nested("%I:%M:%S %p", d);
                break;
            case 'v':
                nested("%e-%^b-%Y", d);
                break;
            case 'n':
                text("\n", d);
                break;
            case 't':
                text("\t", d);
                break;
            case '%':
                text("%", d);
                break;
            default:
                return false;
        }
        return true;
    }

    const Moment& moment_;
    Calendar c_;
    std::string out_;
};

}  // namespace

std::optional<std::string> formatDate(const Moment& moment, std::string_view format) {
    return Writer(moment).write(format);
}

}  // namespace rehearsal::liquid
