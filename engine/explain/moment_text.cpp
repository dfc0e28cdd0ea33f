#include <fmt/format.h>

#include "explain/sentences.h"

namespace rehearsal::explain {

std::string momentText(base::Instant moment, base::Instant from) {
    const std::string text = base::toString(moment);  // 2026-03-01T12:30:00.000Z
    const std::size_t t = text.find('T');
    if (t == std::string::npos) return text;
    const std::string date = text.substr(0, t);
    std::string clock = text.substr(t + 1);
    if (clock.ends_with('Z')) clock.pop_back();
    if (clock.ends_with(".000")) clock.resize(clock.size() - 4);
    if (clock.size() == 8 && clock.ends_with(":00")) clock.resize(5);
    return date == base::toString(from).substr(0, t) ? clock : date + " " + clock;
}

std::string momentText(const std::string& instant, base::Instant from) {
    const auto parsed = base::parseInstant(instant);
    return parsed ? momentText(*parsed, from) : instant;
}

std::string journeyName(const journey::TraceStep& step) {
    return fmt::format("{} #{}", step.campaign, step.journey);
}

}  // namespace rehearsal::explain
