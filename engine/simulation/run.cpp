#include "simulation/run.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <span>

#include "base/parallel.h"
#include "journey/core.h"
#include "simulation/group_run.h"
#include "simulation/intake.h"
#include "simulation/tally.h"

namespace rehearsal::simulation {
namespace {

using base::Instant;

/// Without `--until` a run ends this long after the latest arrival (S4).
constexpr base::Duration kRunOn = base::days(90);
constexpr double kShareOfReading = 0.4;  ///< Of the progress shown.

base::Instant endOfRun(const RunOptions& options, const Intake& intake) {
    if (options.until) return *options.until;
    return intake.accepted() == 0 ? intake.latestArrival() : intake.latestArrival() + kRunOn;
}

/// Runs the groups of all parts on so many threads, every thread with its own figures; gives the number of
/// people known beforehand who did something.
std::size_t runGroups(Intake& intake, const journey::Core& core, const PersonIndex& people, Instant end,
                      std::vector<Tally>& tallies, RunControl& control) {
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> met = 0;
    base::inParallel(tallies.size(), [&](std::size_t thread) {
        GroupRun group(core, people, end, tallies[thread]);
        event::RecordReader reader(core.program().interests);
        for (std::size_t part = next++; part < Intake::kParts && !control.cancelled; part = next++) {
            intake.forEachGroup(part, [&](std::span<const char* const> records) {
                for (const char* record : records) group.take(reader.read(event::Record(record)));
                met += group.finish();
            });
            if (thread != 0 || !control.progress) continue;
            const double done = static_cast<double>(part) / Intake::kParts;
            control.progress(kShareOfReading + (1 - kShareOfReading) * done,
                             static_cast<std::uint64_t>(done * static_cast<double>(intake.linesRead())));
        }
    });
    return met;
}

Summary summaryOf(const std::vector<Tally>& tallies) {
    Summary summary;
    DurationCounts late;
    DurationCounts timing;
    std::map<std::string, std::vector<double>> feedLatencies;
    for (const Tally& tally : tallies) {
        tally.addTo(summary);
        tally.addTo(late, timing, feedLatencies);
    }
    summary.events.late = late.percentiles();
    summary.timing = timing.percentiles();
    for (auto& [id, latencies] : feedLatencies) summary.feeds[id].latency = percentilesOf(std::move(latencies));
    return summary;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

base::Expected<RunResult> run(const bundle::Bundle& bundle, const RunOptions& options, RunControl& control) {
    const auto started = std::chrono::steady_clock::now();
    const int threads = std::max(1, options.threads);
    const journey::Core core(bundle, options.campaigns, options.seed, options.wholeEvents);
    const PersonIndex people(options.people);
    auto intake = Intake::read(options.events, core.program().interests, people, threads, control.cancelled,
                               [&](double fraction, std::uint64_t lines) {
                                   if (control.progress) control.progress(fraction * kShareOfReading, lines);
                               });
    if (!intake) return tl::unexpected(intake.error());

    RunResult result;
    result.end = endOfRun(options, *intake);
    std::vector<Tally> tallies;
    for (int i = 0; i < threads; ++i) tallies.emplace_back(core.program(), static_cast<std::uint16_t>(i));
    const std::size_t met = runGroups(*intake, core, people, result.end, tallies, control);
    if (control.cancelled) {
        result.cancelled = true;
        return result;
    }
    result.summary = summaryOf(tallies);
    result.summary.profiles += options.people.size() - met;
    result.summary.events.read = intake->linesRead();
    for (std::size_t i = 0; i < event::kRejections; ++i) {
        if (intake->rejected()[i] > 0)
            result.summary.events.rejected[event::toString(static_cast<event::Rejection>(i))] =
                intake->rejected()[i];
    }
    std::vector<DecisionPages> pages;
    for (Tally& tally : tallies) pages.push_back(std::move(tally.decisions()));
    result.decisions = DecisionLog(core.sharedProgram(), std::move(pages));
    result.summary.wallSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    result.summary.eventsPerSecond =
        result.summary.wallSeconds > 0
            ? static_cast<double>(intake->linesRead()) / result.summary.wallSeconds
            : 0;
    result.summary.peakRssMb = peakMegabytes();
    if (control.progress) control.progress(1, intake->linesRead());
    return result;
}

}  // namespace rehearsal::simulation
