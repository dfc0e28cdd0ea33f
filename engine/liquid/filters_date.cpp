// The date filter.
#include <fmt/format.h>

#include <algorithm>
#include <array>

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
    if (!when) return in.value;
    if (!wanted.isNil()) when = momentIn(zone, when->seconds, when->nanoseconds);
    const auto written = formatDate(*when, format);
    if (!written) throw RenderError(fmt::format("invalid format: {}", format), "write %% for a percent sign");
    return in.renderer.text(*written);
}

constexpr std::array kFilters{FilterSpec{"date", 1, 1, date, true}};

}  // namespace

std::span<const FilterSpec> dateFilters() {
    return kFilters;
}

}  // namespace rehearsal::liquid
