#include "liquid/date_parts.h"

#include <algorithm>
#include <locale>
#include <regex>
#include <vector>

namespace rehearsal::liquid {
namespace {

using Groups = std::vector<std::optional<std::string>>;
using Number = std::optional<std::int64_t>;

#define MONTHS "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#define ERA "(c(?:e|\\.e\\.)|b(?:ce|\\.c\\.e\\.)|a(?:d|\\.d\\.)|b(?:c|\\.c\\.))?"
#define LETTER "a-zA-Z\x80-\xff"

std::regex pattern(const char* text) {
    std::regex out;
    out.imbue(std::locale::classic());
    out.assign(text);
    return out;
}

/// The shapes a date comes in, in the order they are looked for.
struct Patterns {
    std::regex day = pattern("\\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\\d\\s]*");
    std::regex time = pattern(
        "((?:\\d+\\s*:\\s*\\d+(?:\\s*:\\s*\\d+(?:[,.]\\d*)?)?|\\d+\\s*h(?:\\s*\\d+m?(?:\\s*\\d+s?)?)?)"
        "(?:\\s*[ap](?:m\\b|\\.m\\.))?|\\d+\\s*[ap](?:m\\b|\\.m\\.))"
        "(?:\\s*((?:gmt|utc?)?[-+]\\d+(?:[,.:]\\d+(?::\\d+)?)?|[" LETTER
        ".\\s]+(?:standard|daylight)\\stime\\b|"
        "[" LETTER "]+(?:\\sdst)?\\b))?");
    std::regex clock = pattern(
        "^(\\d+)h?(?:\\s*:?\\s*(\\d+)m?(?:\\s*:?\\s*(\\d+)(?:[,.](\\d+))?s?)?)?(?:\\s*([ap])(?:m\\b|\\.m\\.))"
        "?");
    std::regex european = pattern("('?\\d+)[^-\\d\\s]*\\s*" MONTHS "[^-\\d\\s']*(?:\\s*" ERA
                                  "\\s*('?-?\\d+(?:(?:st|nd|rd|th)\\b)?))?");
    std::regex american =
        pattern("\\b" MONTHS "[^-\\d\\s']*\\s*('?\\d+)[^-\\d\\s']*(?:\\s*,?\\s*" ERA "\\s*('?-?\\d+))?");
    std::regex iso = pattern("('?[-+]?\\d+)-(\\d+)-('?-?\\d+)");
    std::regex japanese = pattern("\\b([mtshr])(\\d+)\\.(\\d+)\\.(\\d+)");
    std::regex dayMonthYear = pattern("('?-?\\d+)-" MONTHS "[^-/.]*-('?-?\\d+)");
    std::regex monthDayYear = pattern("\\b" MONTHS "[^-/.]*-('?-?\\d+)(?:-('?-?\\d+))?");
    std::regex slashes = pattern("('?-?\\d+)/\\s*('?\\d+)(?:\\D\\s*('?-?\\d+))?");
    std::regex dots = pattern("('?-?\\d+)\\.\\s*('?\\d+)\\.\\s*('?-?\\d+)");
    std::regex week = pattern("\\b(\\d{2}|\\d{4})?-?w(\\d{2})(?:-?(\\d))?\\b");
    std::regex weekday = pattern("-w-(\\d)\\b");
    std::regex noYear = pattern("--(\\d{2})?-(\\d{2})\\b");
    std::regex noYearTight = pattern("--(\\d{2})(\\d{2})?\\b");
    std::regex noDayOfYear = pattern("[,.](\\d{2}|\\d{4})-\\d{3}\\b");
    std::regex dayOfYear = pattern("\\b(\\d{2}|\\d{4})-(\\d{3})\\b");
    std::regex noBareDayOfYear = pattern("\\d-\\d{3}\\b");
    std::regex bareDayOfYear = pattern("\\b-(\\d{3})\\b");
    std::regex shortYear = pattern("'(\\d+)\\b");
    std::regex monthAlone = pattern("\\b" MONTHS "\\S*");
    std::regex ordinal = pattern("(\\d+)(st|nd|rd|th)\\b");
    std::regex digits = pattern(
        "([-+]?)(\\d{2,14})(?:\\s*t?\\s*(\\d{2,6})?(?:[,.](\\d*))?)?"
        "(?:\\s*(z\\b|[-+]\\d{1,4}\\b|\\[[-+]?\\d[^\\]]*\\]))?");
    std::regex beforeChrist = pattern("\\b(?:bc\\b|bce\\b|b\\.c\\.|b\\.c\\.e\\.)");
    std::regex rest = pattern("^\\s*(\\d{1,2})\\s*$");
};

#undef MONTHS
#undef ERA
#undef LETTER

const Patterns& patterns() {
    static const Patterns all;
    return all;
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number a text begins with; beyond 18 digits just large.
std::int64_t number(std::string_view text) {
    std::int64_t out = 0;
    std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    for (; i < text.size() && digit(text[i]); ++i)
        out = out > 99'999'999'999'999'999 ? out : out * 10 + (text[i] - '0');
    return !text.empty() && text[0] == '-' ? -out : out;
}

Number monthOf(const std::string& name) {
    static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    return static_cast<std::int64_t>(kMonths.find(std::string_view(name).substr(0, 3)) / 3 + 1);
}

int nanosecondsOf(std::string text) {
    text.resize(9, '0');
    return static_cast<int>(number(text));
}

class PartsReader {
  public:
    explicit PartsReader(std::string_view text) {
        // Whatever can belong to no date parts words.
        for (const char c : text) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
            const bool kept =
                letter || digit(c) || std::string_view("-+',./:@[]").find(c) != std::string_view::npos;
            if (kept) {
                text_ += c;
            } else if (text_.empty() || text_.back() != ' ') {
                text_ += ' ';
            }
        }
    }

    DateParts read() {
        take(all_.day);
        time();
        european() || american() || iso() || japanese() || hyphens() || slashes() || dots() || iso2() ||
            shortYear() || monthAlone() || ordinal() || digits();
        if (take(all_.beforeChrist) && parts_.year) parts_.year = -*parts_.year + 1;
        rest();
        if (shortens_ && parts_.year && *parts_.year >= 0 && *parts_.year <= 99)
            *parts_.year += *parts_.year >= 69 ? 1900 : 2000;
        return parts_;
    }

  private:
    /// Takes the first match out of the text, a blank in its place.
    std::optional<Groups> take(const std::regex& what) {
        std::smatch match;
        if (!std::regex_search(text_, match, what)) return std::nullopt;
        Groups out;
        for (const auto& each : match) out.push_back(each.matched ? std::optional(each.str()) : std::nullopt);
        text_.replace(static_cast<std::size_t>(match.position()), static_cast<std::size_t>(match.length()),
                      " ");
        return out;
    }

    bool finds(const std::regex& what) const { return std::regex_search(text_, what); }

    void time() {
        const auto found = take(all_.time);
        if (!found) return;
        if ((*found)[2]) parts_.zone = *(*found)[2];
        std::smatch clock;
        if (!std::regex_search(*(*found)[1], clock, all_.clock)) return;
        parts_.hour = number(clock[1].str());
        if (clock[2].matched) parts_.minute = number(clock[2].str());
        if (clock[3].matched) parts_.second = number(clock[3].str());
        if (clock[4].matched) parts_.nanoseconds = nanosecondsOf(clock[4].str());
        if (clock[5].matched) parts_.hour = *parts_.hour % 12 + (clock[5].str() == "p" ? 12 : 0);
    }

    bool european() {
        const auto g = take(all_.european);
        if (g) date((*g)[4], std::to_string(*monthOf(*(*g)[2])), (*g)[1], (*g)[3]);
        return g.has_value();
    }
    bool american() {
        const auto g = take(all_.american);
        if (g) date((*g)[4], std::to_string(*monthOf(*(*g)[1])), (*g)[2], (*g)[3]);
        return g.has_value();
    }
    bool iso() { return three(all_.iso); }
    bool slashes() { return three(all_.slashes); }
    bool dots() { return three(all_.dots); }
    bool three(const std::regex& what) {
        const auto g = take(what);
        if (g) date((*g)[1], (*g)[2], (*g)[3], {});
        return g.has_value();
    }

    bool japanese() {
        const auto g = take(all_.japanese);
        if (!g) return false;
        static constexpr std::string_view kEras = "mtshr";
        static constexpr int kFirst[] = {1867, 1911, 1925, 1988, 2018};
        parts_.year = number(*(*g)[2]) + kFirst[kEras.find((*(*g)[1])[0])];
        parts_.month = number(*(*g)[3]);
        parts_.day = number(*(*g)[4]);
        return true;
    }

    bool hyphens() {
        if (const auto g = take(all_.dayMonthYear)) {
            date((*g)[3], std::to_string(*monthOf(*(*g)[2])), (*g)[1], {});
            return true;
        }
        const auto g = take(all_.monthDayYear);
        if (g) date((*g)[3], std::to_string(*monthOf(*(*g)[1])), (*g)[2], {});
        return g.has_value();
    }

    bool iso2() {
        if (take(all_.week) || take(all_.weekday)) return true;  // Weeks alone make no date here.
        if (const auto g = take(all_.noYear)) {
            if ((*g)[1]) parts_.month = number(*(*g)[1]);
            parts_.day = number(*(*g)[2]);
            return true;
        }
        if (const auto g = take(all_.noYearTight)) {
            parts_.month = number(*(*g)[1]);
            if ((*g)[2]) parts_.day = number(*(*g)[2]);
            return true;
        }
        if (!finds(all_.noDayOfYear)) {
            if (const auto g = take(all_.dayOfYear)) {
                parts_.year = number(*(*g)[1]);
                parts_.dayOfYear = number(*(*g)[2]);
                return true;
            }
        }
        if (finds(all_.noBareDayOfYear)) return false;
        const auto g = take(all_.bareDayOfYear);
        if (g) parts_.dayOfYear = number(*(*g)[1]);
        return g.has_value();
    }

    bool shortYear() {
        const auto g = take(all_.shortYear);
        if (g) parts_.year = number(*(*g)[1]);
        return g.has_value();
    }
    bool monthAlone() {
        const auto g = take(all_.monthAlone);
        if (g) parts_.month = monthOf(*(*g)[1]);
        return g.has_value();
    }
    bool ordinal() {
        const auto g = take(all_.ordinal);
        if (g) parts_.day = number(*(*g)[1]);
        return g.has_value();
    }

    /// Digits in a row: `20260314101112`, `0314`, `14`, and `101112.5`, which is a time.
    bool digits() {
        const auto g = take(all_.digits);
        if (!g) return false;
        const std::string run = *(*g)[2];
        if (!(*g)[3] && (*g)[4]) {
            timeDigits(run, *(*g)[1]);
        } else {
            dateDigits(run, *(*g)[1]);
        }
        if ((*g)[3]) clockDigits(*(*g)[3], (*g)[4].has_value());
        if ((*g)[4]) parts_.nanoseconds = nanosecondsOf(*(*g)[4]);
        if ((*g)[5]) {
            parts_.zone = *(*g)[5];
            if (parts_.zone[0] == '[') {
                parts_.zone = parts_.zone.substr(1, parts_.zone.size() - 2);
                if (digit(parts_.zone[0])) parts_.zone.insert(0, "+");
            }
        }
        return true;
    }

    /// Read from the end: seconds, minutes, hours, day, month, year.
    void timeDigits(std::string run, const std::string& sign) {
        for (Number* part : {&parts_.second, &parts_.minute, &parts_.hour, &parts_.day, &parts_.month}) {
            if (run.empty()) return;
            const std::size_t length = std::min<std::size_t>(2, run.size());
            *part = number(run.substr(run.size() - length));
            run.resize(run.size() - length);
        }
        if (run.empty()) return;
        parts_.year = number(sign + run);
        if (run.size() > 2) shortens_ = false;
    }

    void dateDigits(const std::string& run, const std::string& sign) {
        const auto at = [&](std::size_t from, std::size_t length) {
            return number(run.substr(from, length));
        };
        switch (run.size()) {
            case 2:
                parts_.day = at(0, 2);
                return;
            case 3:
                parts_.dayOfYear = at(0, 3);
                return;
            case 4:
                parts_.month = at(0, 2);
                parts_.day = at(2, 2);
                return;
            case 5:
                parts_.year = number(sign + run.substr(0, 2));
                parts_.dayOfYear = at(2, 3);
                return;
            case 6:
                parts_.year = number(sign + run.substr(0, 2));
                parts_.month = at(2, 2);
                parts_.day = at(4, 2);
                return;
            case 7:
                parts_.year = number(sign + run.substr(0, 4));
                parts_.dayOfYear = at(4, 3);
                return;
            case 8:
            case 10:
            case 12:
            case 14:
                parts_.year = number(sign + run.substr(0, 4));
                parts_.month = at(4, 2);
                parts_.day = at(6, 2);
                if (run.size() >= 10) parts_.hour = at(8, 2);
                if (run.size() >= 12) parts_.minute = at(10, 2);
                if (run.size() >= 14) parts_.second = at(12, 2);
                shortens_ = false;
                return;
            default:
                return;
        }
    }

    void clockDigits(const std::string& run, bool fraction) {
        if (run.size() % 2 != 0) return;
        const std::size_t pairs = run.size() / 2;
        Number* const fromHour[] = {&parts_.hour, &parts_.minute, &parts_.second};
        for (std::size_t i = 0; i < pairs; ++i) {
            Number* const part = fraction ? fromHour[3 - pairs + i] : fromHour[i];
            *part = number(run.substr(2 * i, 2));
        }
    }

    /// A number that is left is the day of a time, or the hour of a day.
    void rest() {
        std::smatch match;
        if (!std::regex_search(text_, match, all_.rest)) return;
        const std::int64_t n = number(match[1].str());
        if (parts_.hour && !parts_.day) {
            if (n >= 1 && n <= 31) parts_.day = n;
        } else if (parts_.day && !parts_.hour && n <= 24) {
            parts_.hour = n;
        }
    }

    /// Year, month and day, unless their lengths and apostrophes say that they are in another order.
    void date(std::optional<std::string> y, std::optional<std::string> m, std::optional<std::string> d,
              const std::optional<std::string>& era) {
        const auto isYear = [](const std::optional<std::string>& s) {
            return s && (s->starts_with('\'') || s->size() > 2);
        };
        if (y && m && !d) {
            d = m;
            m = y;
            y.reset();
        }
        if (!y) {
            if (d && d->size() > 2) std::swap(y, d);
            if (d && d->starts_with('\'')) std::swap(y, d);
        }
        if (y) {
            // A year with something behind its digits is the day.
            const std::size_t begin = y->find_first_of("0123456789");
            std::size_t end = begin;
            while (end < y->size() && digit((*y)[end])) ++end;
            if (end < y->size()) {
                const std::string day = y->substr(begin, end - begin);
                y = d;
                d = day;
            }
        }
        if (isYear(m)) {
            const auto year = m;
            m = d;
            d = y;
            y = year;
        }
        if (isYear(d)) std::swap(y, d);
        if (y) setYear(*y, era);
        if (m) parts_.month = number(m->substr(std::min(m->find_first_of("0123456789"), m->size())));
        if (d) parts_.day = number(d->substr(std::min(d->find_first_of("0123456789"), d->size())));
    }

    void setYear(const std::string& text, const std::optional<std::string>& era) {
        const std::size_t begin = text.find_first_of("+-0123456789");
        if (begin == std::string::npos) return;
        const std::string year = text.substr(begin);
        const bool sign = !digit(year[0]);
        std::size_t digits = 0;
        while (digits + (sign ? 1 : 0) < year.size() && digit(year[digits + (sign ? 1 : 0)])) ++digits;
        if (sign || digits > 2) shortens_ = false;
        parts_.year = number(year);
        if (era && era->starts_with('b')) parts_.year = -*parts_.year + 1;
    }

    const Patterns& all_ = patterns();
    std::string text_;
    DateParts parts_;
    bool shortens_ = true;  ///< A year below 100 is of this century or the last.
};

/// `2026-03-01`, `2026-03-01T10:20:30.5Z`, `2026-03-01 10:20 +02:00`: what data mostly holds, without
/// patterns.
std::optional<DateParts> machineDate(std::string_view s) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        if (at + count > s.size()) return false;
        return std::all_of(s.begin() + static_cast<std::ptrdiff_t>(at),
                           s.begin() + static_cast<std::ptrdiff_t>(at + count), digit);
    };
    const auto is = [&](std::size_t at, std::string_view any) {
        return at < s.size() && any.find(s[at]) != std::string_view::npos;
    };
    if (!digits(0, 4) || !is(4, "-") || !digits(5, 2) || !is(7, "-") || !digits(8, 2)) return std::nullopt;
    DateParts out;
    out.year = number(s.substr(0, 4));
    out.month = number(s.substr(5, 2));
    out.day = number(s.substr(8, 2));
    if (s.size() == 10) return out;
    if (!is(10, "tT ") || !digits(11, 2) || !is(13, ":") || !digits(14, 2)) return std::nullopt;
    out.hour = number(s.substr(11, 2));
    out.minute = number(s.substr(14, 2));
    std::size_t at = 16;
    if (is(at, ":")) {
        if (!digits(17, 2)) return std::nullopt;
        out.second = number(s.substr(17, 2));
        at = 19;
        if (is(at, ".")) {
            std::size_t end = ++at;
            while (end < s.size() && digit(s[end])) ++end;
            if (end == at) return std::nullopt;
            out.nanoseconds = nanosecondsOf(std::string(s.substr(at, end - at)));
            at = end;
        }
    }
    if (at == s.size()) return out;
    if (is(at, " ")) ++at;
    const std::string_view zone = s.substr(at);
    const bool offset = is(at, "+-") && digits(at + 1, 2) &&
                        ((zone.size() == 5 && digits(at + 3, 2)) ||
                         (zone.size() == 6 && is(at + 3, ":") && digits(at + 4, 2)));
    if (zone != "z" && zone != "Z" && zone != "utc" && !offset) return std::nullopt;
    out.zone = zone;
    return out;
}

}  // namespace

bool isMachineDate(std::string_view text) {
    return machineDate(text).has_value();
}

DateParts readDateParts(std::string_view text) {
    if (auto quick = machineDate(text)) return *quick;
    return PartsReader(text).read();
}

}  // namespace rehearsal::liquid
