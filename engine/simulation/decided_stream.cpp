#include "simulation/decided_stream.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "simulation/arrival_order.h"
#include "simulation/faulty_stream.h"

namespace rehearsal::simulation {

std::string decidedStream(std::string_view lines, const std::vector<base::Instant>& receivedAt,
                          std::vector<TakenResponse> responses,
                          const std::function<std::int64_t(std::uint64_t position)>& lineOf) {
    // The threads gave them in any order.
    std::sort(responses.begin(), responses.end(), [](const TakenResponse& a, const TakenResponse& b) {
        return std::tie(a.at, *a.line) < std::tie(b.at, *b.line);
    });
    ArrivalOrder order;
    for (const base::Instant each : receivedAt)
        order.stay(each == ArrivedLines::kNoEvent ? ArrivalOrder::kNobody : 0, each);
    const auto lineCount = static_cast<std::int64_t>(receivedAt.size());
    std::vector<ArrivalOrder::Arrival> arrivals;
    arrivals.reserve(responses.size());
    std::size_t bytes = lines.size();
    for (const TakenResponse& each : responses) {
        const std::int64_t first = each.after == 0 ? -1 : lineOf(each.after);
        const std::int64_t last = (each.before == TakenResponse::kEnd ? lineCount : lineOf(each.before)) - 1;
        arrivals.push_back({each.person, first, last, each.at});
        bytes += each.line->size() + 1;
    }
    const std::vector<std::int64_t> places = order.placesOf(arrivals);
    std::vector<std::size_t> byPlace(responses.size());
    std::iota(byPlace.begin(), byPlace.end(), std::size_t{0});
    std::stable_sort(byPlace.begin(), byPlace.end(),
                     [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });

    std::string text;
    text.reserve(bytes);
    std::size_t begin = 0;
    auto next = byPlace.begin();
    for (std::int64_t line = -1; line < lineCount; ++line) {
        if (line >= 0) {
            const std::size_t end = lines.find('\n', begin) + 1;
            text.append(lines.substr(begin, end - begin));
            begin = end;
        }
        for (; next != byPlace.end() && places[*next] == line; ++next) {
            text.append(*responses[*next].line) += '\n';
        }
    }
    return text;
}

}  // namespace rehearsal::simulation
