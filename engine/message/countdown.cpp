#include "message/countdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "message/html_rewriter.h"

namespace rehearsal::message {
namespace {

constexpr std::string_view kAddress = "countdown:";
constexpr std::int64_t kMinutesADay = 24 * 60;
constexpr std::int64_t kMostMinutes = 1000 * kMinutesADay - 1;  ///< Three digits of days.

struct Words {
    std::string_view language;
    std::array<std::string_view, 6> units;  ///< day, days, hour, hours, minute, minutes
};
constexpr Words kWords[] = {{"en", {"day", "days", "hour", "hours", "minute", "minutes"}},
                            {"de", {"Tag", "Tage", "Stunde", "Stunden", "Minute", "Minuten"}},
                            {"fr", {"jour", "jours", "heure", "heures", "minute", "minutes"}},
                            {"es", {"día", "días", "hora", "horas", "minuto", "minutos"}},
                            {"it", {"giorno", "giorni", "ora", "ore", "minuto", "minuti"}},
                            {"nl", {"dag", "dagen", "uur", "uur", "minuut", "minuten"}},
                            {"pt", {"dia", "dias", "hora", "horas", "minuto", "minutos"}}};

const Words& wordsOf(std::string_view language) {
    const std::string_view base = language.substr(0, language.find('-'));
    const auto found = std::find_if(std::begin(kWords), std::end(kWords),
                                    [&](const Words& words) { return words.language == base; });
    return found == std::end(kWords) ? kWords[0] : *found;
}

bool isColor(std::string_view text) {
    return text.size() == 6 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

std::optional<base::Instant> momentOf(std::string_view text) {
    if (const auto seconds = number<std::int64_t>(text)) {
        constexpr std::int64_t kMost = INT64_MAX / 1000;
        return base::Instant{std::clamp(*seconds, -kMost, kMost) * 1000};
    }
    return base::parseInstant(text);
}

tl::unexpected<base::Diagnostic> wrong(std::string text, std::string hint) {
    return tl::unexpected(
        base::Diagnostic{base::Severity::Error, {}, {}, 0, 0, std::move(text), std::move(hint)});
}

/// `#A34A26`, `A34A26` or, in an address, `%23A34A26`.
std::string_view withoutHash(std::string_view color) {
    if (color.starts_with('#')) return color.substr(1);
    return color.starts_with("%23") ? color.substr(3) : color;
}

}  // namespace

base::Expected<Countdown> Countdown::read(std::string_view address, base::Instant now, Countdown defaults) {
    const std::string_view moment = address.substr(0, address.find('?'));
    const auto end = momentOf(moment);
    if (!end) {
        return wrong(fmt::format("\"{}\" is no moment a countdown can end at", moment),
                     "such as countdown:2026-03-05T12:00:00Z, or seconds since 1970");
    }
    Countdown out = std::move(defaults);
    const std::int64_t left = (*end - now).ms / 60'000;
    out.minutes = std::clamp<std::int64_t>(left, 0, kMostMinutes);
    std::string_view rest = address.substr(std::min(address.size(), moment.size() + 1));
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find('&'));
        const std::string_view name = one.substr(0, one.find('='));
        const std::string_view value = withoutHash(one.substr(std::min(one.size(), name.size() + 1)));
        if (name != "ink" && name != "paper")
            return wrong(fmt::format("A countdown has no \"{}\"", name), "it has ink and paper");
        if (!isColor(value))
            return wrong(fmt::format("\"{}\" is no colour of six hexadecimal digits", value),
                         "such as ink=A34A26");
        (name == "ink" ? out.ink : out.paper) = std::string(value);
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    }
    return out;
}

std::string Countdown::path() const {
    return fmt::format("drawn/countdown-{}-{}-{}-{}.png", minutes, wordsOf(language).language, ink, paper);
}

CountdownParts Countdown::parts() const {
    const auto& units = wordsOf(language).units;
    const auto part = [&](std::int64_t count, std::size_t unit) {
        return CountdownPart{count, units[unit + (count == 1 ? 0 : 1)]};
    };
    return {part(minutes / kMinutesADay, 0), part(minutes / 60 % 24, 2), part(minutes % 60, 4)};
}

std::string Countdown::words() const {
    std::string out;
    for (const auto& [count, unit] : parts()) {
        if (count == 0 && out.empty() && minutes > 0) continue;
        out += fmt::format("{}{} {}", out.empty() ? "" : " ", count, unit);
    }
    return out;
}

std::optional<Countdown> Countdown::ofPath(std::string_view path) {
    constexpr std::string_view kBegin = "drawn/countdown-";
    constexpr std::string_view kEnd = ".png";
    if (!path.starts_with(kBegin) || !path.ends_with(kEnd)) return std::nullopt;
    path.remove_prefix(kBegin.size());
    path.remove_suffix(kEnd.size());
    std::array<std::string_view, 4> fields;
    for (std::string_view& field : fields) {
        field = path.substr(0, path.find('-'));
        path.remove_prefix(std::min(path.size(), field.size() + 1));
    }
    const auto minutes = number<std::int64_t>(fields[0]);
    if (!minutes || *minutes < 0 || *minutes > kMostMinutes || !isColor(fields[2]) || !isColor(fields[3]) ||
        !path.empty())
        return std::nullopt;
    return Countdown{*minutes, std::string(fields[1]), std::string(fields[2]), std::string(fields[3])};
}

std::string withCountdowns(std::string html, base::Instant now, const Countdown& defaults,
                           base::Diagnostics& problems) {
    if (html.find(kAddress) == std::string::npos) return html;
    HtmlRewriter rewriter(html);
    while (const auto tag = rewriter.next()) {
        if (tag->name != "img") continue;
        const std::string address = tag->attribute("src").value_or("");
        if (!address.starts_with(kAddress)) continue;
        const auto countdown =
            Countdown::read(std::string_view(address).substr(kAddress.size()), now, defaults);
        if (!countdown) {
            problems.push_back(countdown.error());
            rewriter.set(*tag, "src", "");
            continue;
        }
        rewriter.set(*tag, "src", countdown->path());
        if (tag->attribute("alt").value_or("").empty()) rewriter.set(*tag, "alt", countdown->words());
    }
    return rewriter.result();
}

}  // namespace rehearsal::message
