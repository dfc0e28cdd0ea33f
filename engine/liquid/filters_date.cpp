// The date filter.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "liquid/date_parts.h"
#include "liquid/dates.h"
#include "liquid/number.h"
#include "liquid/renderer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {
namespace {

using Input = const FilterInput&;

bool isTimestamp(std::string_view text) {
    return !text.empty() && text.size() < 18 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// About how much work it is to find a date in a text: many digits in a row can be read in many ways.
std::size_t dateWork(std::string_view text) {
    constexpr std::size_t kLongest = 128;
    if (text.size() > kLongest) return 1;
    std::size_t run = 0;
    std::size_t work = 512 + 16 * text.size();
    for (const char c : text) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        work += 8 * run;
    }
    return work;
}

std::optional<Moment> moment(Input in, const base::TimeZone& zone) {
    const RenderOptions& options = in.renderer.options();
    if (in.value.kind == Datum::Kind::Integer) return momentIn(zone, in.value.integer);
    Datum value = in.value;
    // `now` and the like: an object that has a time.
    const base::Value* time = value.member("time");
    if (time != nullptr) value = Datum::view(*time);
    if (!value.isString()) return std::nullopt;
    const std::string_view text = value.string();
    if (isTimestamp(text)) {
        std::int64_t seconds = 0;
        leadingInteger(value, seconds);
        return momentIn(zone, seconds);
    }
    const std::string word = text.size() < 8 ? utf8::lower(text) : std::string();
    if (word == "now" || word == "today") {
        if (!options.now) return std::nullopt;
        const std::int64_t ms = options.now->ms;
        const std::int64_t seconds = ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
        return momentIn(zone, seconds, static_cast<int>(ms - seconds * 1000) * 1'000'000);
    }
    in.renderer.charge(isMachineDate(text) ? 16 : dateWork(text));
    const auto read = readDate(text, options.timezone, options.now);
    // An instant of the data is shown on the wall clock of whoever reads the mail.
    if (read && time != nullptr) return momentIn(zone, read->seconds, read->nanoseconds);
    return read;
}

/// `date: format`; `now`, which is an object, is read by its `time`. With `time_zone: 'Europe/Paris'`, on the
/// wall clock there.
Datum date(Input in) {
    const std::string_view format = in.renderer.textOf(in.argument(0));
    if (format.empty()) return in.value;
    base::TimeZone zone = in.renderer.options().timezone;
    const Datum wanted = in.named_("time_zone");
    if (!wanted.isNil()) {
        const auto found = base::TimeZone::find(toText(wanted));
        if (!found)
            throw RenderError(fmt::format("There is no time zone \"{}\"", toText(wanted)),
                              "such as Europe/Paris");
        zone = *found;
    }
    auto when = moment(in, zone);
    if (!when) {
        const bool empty = in.value.isNil() || (in.value.isString() && in.value.size == 0);
        if (!empty && in.renderer.complains())
            in.renderer.complain(Renderer::quoted(in.value) + " is no date: it stays as it is",
                                 "such as 2026-03-14 or 2026-03-14T10:00:00Z");
        return in.value;
    }
    if (!wanted.isNil()) when = momentIn(zone, when->seconds, when->nanoseconds);
    const auto written = formatDate(*when, format);
    if (!written) throw RenderError(fmt::format("invalid format: {}", format), "write %% for a percent sign");
    return in.renderer.text(*written);
}

constexpr std::array kFilters{FilterSpec{"date", 1, 1, date, "time_zone"}};

}  // namespace

std::span<const FilterSpec> dateFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
