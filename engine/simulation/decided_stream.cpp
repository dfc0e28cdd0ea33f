#include "simulation/decided_stream.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace rehearsal::simulation {

std::string decidedStream(ArrivedLines lines, const std::vector<TakenResponse>& responses) {
    if (responses.empty()) return std::move(lines.text);
    ArrivalOrder order;
    std::vector<std::int64_t> lineOfEvent;
    for (std::size_t i = 0; i < lines.receivedAt.size(); ++i) {
        const bool isEvent = lines.receivedAt[i] != ArrivedLines::kNoEvent;
        order.stay(isEvent ? 0 : ArrivalOrder::kNobody, lines.receivedAt[i]);
        if (isEvent) lineOfEvent.push_back(static_cast<std::int64_t>(i));
    }
    const auto lineCount = static_cast<std::int64_t>(lines.receivedAt.size());
    const auto lineOf = [&](std::int64_t event) {
        if (event < 0) return std::int64_t{-1};
        return event < static_cast<std::int64_t>(lineOfEvent.size())
                   ? lineOfEvent[static_cast<std::size_t>(event)]
                   : lineCount;
    };
    std::vector<ArrivalOrder::Arrival> arrivals;
    arrivals.reserve(responses.size());
    std::size_t bytes = lines.text.size();
    for (const TakenResponse& response : responses) {
        ArrivalOrder::Arrival arrival = response.arrival;
        arrival.first = lineOf(arrival.first);
        arrival.last = lineOf(arrival.last + 1) - 1;
        arrivals.push_back(arrival);
        bytes += response.line.size() + 1;
    }
    const std::vector<std::int64_t> places = order.placesOf(arrivals);
    std::vector<std::size_t> byPlace(responses.size());
    std::iota(byPlace.begin(), byPlace.end(), std::size_t{0});
    std::sort(byPlace.begin(), byPlace.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(places[a], arrivals[a].at, a) < std::tie(places[b], arrivals[b].at, b);
    });

    std::string text;
    text.reserve(bytes);
    std::size_t begin = 0;
    auto next = byPlace.begin();
    for (std::int64_t line = -1; line < lineCount; ++line) {
        if (line >= 0) {
            const std::size_t end = lines.text.find('\n', begin) + 1;
            text.append(lines.text, begin, end - begin);
            begin = end;
        }
        for (; next != byPlace.end() && places[*next] == line; ++next) {
            text.append(responses[*next].line) += '\n';
        }
    }
    return text;
}

}  // namespace rehearsal::simulation
