#include "simulation/run.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <tuple>

#include "event/stream.h"
#include "journey/core.h"
#include "simulation/person_group.h"
#include "simulation/tally.h"

namespace rehearsal::simulation {
namespace {

using base::Instant;

/// Without `--until` a run ends this long after the latest arrival (S4).
constexpr base::Duration kRunOn = base::days(90);
constexpr double kShareOfReading = 0.4;  ///< Of the progress shown.

base::Instant endOfRun(const RunOptions& options, const event::Stream& stream) {
    if (options.until) return *options.until;
    Instant latest = Instant::min();
    for (const event::Event& event : stream.events()) latest = std::max(latest, event.receivedAt);
    return stream.events().empty() ? latest : latest + kRunOn;
}

/// What one thread gathers.
struct Share {
    Tally tally;
    std::vector<journey::Decision> decisions;
};

/// Runs groups until none is left; groups are handed out by number, and every thread keeps its own figures.
void work(const journey::Core& core, const Groups& groups, Instant end, std::atomic<std::size_t>& next,
          Share& share, RunControl& control, bool reports) {
    for (std::size_t i = next++; i < groups.size() && !control.cancelled; i = next++) {
        groups.run(i, core, end, share.tally, share.decisions);
        if (reports && control.progress && i % 64 == 0) {
            const double done = static_cast<double>(i) / static_cast<double>(groups.size());
            control.progress(kShareOfReading + (1 - kShareOfReading) * done, groups.eventsBefore(i));
        }
    }
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

base::Expected<RunResult> run(const bundle::Bundle& bundle, const RunOptions& options, RunControl& control) {
    const auto started = std::chrono::steady_clock::now();
    const auto stream = event::Stream::read(options.events, [&](double fraction, std::uint64_t lines) {
        if (control.progress) control.progress(fraction * kShareOfReading, lines);
        return !control.cancelled.load();
    });
    if (!stream) return tl::unexpected(stream.error());

    RunResult result;
    result.end = endOfRun(options, *stream);
    const journey::Core core(bundle, options.campaigns, options.seed);
    const Groups groups(*stream, options.people);
    const auto threads = static_cast<std::size_t>(std::max(1, options.threads));
    std::vector<Share> shares(threads);
    std::atomic<std::size_t> next = 0;
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i) {
            helpers.emplace_back([&, i] { work(core, groups, result.end, next, shares[i], control, false); });
        }
        work(core, groups, result.end, next, shares[0], control, true);
    }
    if (control.cancelled) {
        result.cancelled = true;
        return result;
    }

    Tally total;
    for (Share& share : shares) {
        total.add(std::move(share.tally));
        std::move(share.decisions.begin(), share.decisions.end(), std::back_inserter(result.decisions));
    }
    // One profile's decisions come from one thread, in order: a stable sort keeps the order in which it
    // decided.
    std::stable_sort(result.decisions.begin(), result.decisions.end(),
                     [](const journey::Decision& a, const journey::Decision& b) {
                         return std::tie(a.at, a.profile) < std::tie(b.at, b.profile);
                     });
    result.summary = std::move(total).summary();
    result.summary.events.read = stream->linesRead();
    for (const auto& [reason, count] : stream->rejected()) {
        result.summary.events.rejected[event::toString(reason)] = count;
    }
    result.summary.wallSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    result.summary.eventsPerSecond =
        result.summary.wallSeconds > 0 ? static_cast<double>(stream->linesRead()) / result.summary.wallSeconds
                                       : 0;
    result.summary.peakRssMb = peakMegabytes();
    if (control.progress) control.progress(1, stream->linesRead());
    return result;
}

}  // namespace rehearsal::simulation
