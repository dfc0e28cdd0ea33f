#include "simulation/run.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <span>

#include "base/parallel.h"
#include "journey/core.h"
#include "simulation/decided_stream.h"
#include "simulation/faulty_stream.h"
#include "simulation/group_run.h"
#include "simulation/intake.h"
#include "simulation/pending_responses.h"
#include "simulation/responding_observer.h"
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

/// What one thread gathers.
struct Worker {
    /// `maker` may be nullptr: then no message is made.
    Worker(const journey::Core& core, const RunOptions& options, const MessageMaker* maker,
           std::uint16_t number)
        : tally(core.program(), number), pending(options.responses, options.seed) {
        if (maker) rendering.emplace(tally, *maker, options.deliver);
    }

    /// Who is told first.
    GroupObserver& observer() { return rendering ? static_cast<GroupObserver&>(*rendering) : tally; }

    Tally tally;
    std::optional<RenderingObserver> rendering;
    PendingResponses pending;
};
using Workers = std::vector<std::unique_ptr<Worker>>;

/// Runs the groups of all parts, each worker in a thread of its own; gives the number of people known
/// beforehand who did something, or nothing where records cannot be read back.
std::optional<std::size_t> runGroups(const Intake& intake, const journey::Core& core,
                                     const PersonIndex& people, Instant end, bool respond, Workers& workers,
                                     RunControl& control) {
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> met = 0;
    std::atomic<bool> failed = false;
    base::inParallel(workers.size(), [&](std::size_t thread) {
        Worker& worker = *workers[thread];
        RespondingObserver responding(worker.observer(), worker.pending);
        GroupRun group = respond ? GroupRun(core, people, end, responding, &worker.pending)
                                 : GroupRun(core, people, end, worker.observer());
        event::RecordReader reader(core.program().interests);
        Intake::Room room;
        const auto take = [&](const char* record) {
            const event::Event& event = reader.read(event::Record(record));
            if (!respond) return group.take(event);
            // A recorded reaction and one drawn again are the same event.
            event::Event copy = event;
            copy.isOnlyOne = false;
            group.take(copy);
        };
        for (std::size_t part = next++; part < Intake::kParts && !control.cancelled && !failed;
             part = next++) {
            const bool all = intake.forEachGroup(part, room, [&](std::span<const char* const> records) {
                for (const char* record : records) take(record);
                met += group.finish();
            });
            if (!all) failed = true;
            if (thread != 0 || !control.progress) continue;
            const double done = static_cast<double>(part) / Intake::kParts;
            control.progress(kShareOfReading + (1 - kShareOfReading) * done,
                             static_cast<std::uint64_t>(done * static_cast<double>(intake.linesRead())));
        }
    });
    return failed ? std::nullopt : std::optional(met.load());
}

/// The inputs of the run, and their lines where they are held: with faults, or where the stream is to be
/// kept.
struct Inputs {
    std::vector<event::StreamInput> inputs;
    std::shared_ptr<const std::string> text;
    std::vector<Instant> receivedAt;  ///< Of each line.
    std::uint64_t tooLong = 0;
};

base::Expected<Inputs> readInputs(const RunOptions& options, RunControl& control) {
    Inputs inputs{options.events, nullptr, {}, 0};
    if (!options.keepStream && !options.faults.changeTheStream()) return inputs;
    auto lines = readWithFaults(options.events, options.faults, [&](double fraction, std::uint64_t read) {
        if (control.progress) control.progress(fraction * kShareOfReading / 2, read);
        return !control.cancelled;
    });
    if (!lines) return tl::unexpected(lines.error());
    inputs.text = std::make_shared<const std::string>(std::move(lines->text));
    inputs.receivedAt = std::move(lines->receivedAt);
    inputs.tooLong = lines->tooLong;
    inputs.inputs = {inputs.text};
    return inputs;
}

/// The stream as decided on, where it is to be kept.
std::shared_ptr<const std::string> streamOf(const Inputs& inputs, std::vector<TakenResponse> responses,
                                            const Intake& intake) {
    if (responses.empty()) return inputs.text;
    return std::make_shared<const std::string>(
        decidedStream(*inputs.text, inputs.receivedAt, std::move(responses),
                      [&](std::uint64_t position) { return intake.lineOf(position); }));
}

Summary summaryOf(const Workers& workers) {
    Summary summary;
    DurationCounts late;
    DurationCounts timing;
    std::map<std::string, std::vector<double>> feedLatencies;
    for (const auto& worker : workers) {
        worker->tally.addTo(summary);
        worker->tally.addTo(late, timing, feedLatencies);
        if (worker->rendering) worker->rendering->addTo(summary);
    }
    summary.events.late = late.percentiles();
    summary.timing = timing.percentiles();
    for (auto& [id, latencies] : feedLatencies)
        summary.feeds[id].latency = percentilesOf(std::move(latencies));
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
    const journey::Core core(bundle, options.campaigns, options.seed, options.wholeEvents || options.render,
                             options.faults.feeds);
    const PersonIndex people(options.people);
    const auto inputs = readInputs(options, control);
    if (!inputs) return tl::unexpected(inputs.error());
    const double shareRead = inputs->text ? kShareOfReading / 2 : 0;
    auto intake = Intake::read(inputs->inputs, core.program().interests, people, {.threads = threads},
                               control.cancelled, [&](double fraction, std::uint64_t lines) {
                                   const double share = shareRead + fraction * (kShareOfReading - shareRead);
                                   if (control.progress) control.progress(share, lines);
                               });
    if (!intake) return tl::unexpected(intake.error());

    RunResult result;
    result.end = endOfRun(options, *intake);
    std::optional<MessageMaker> maker;
    if (options.render) maker.emplace(bundle, core.sharedProgram(), options.deliver != nullptr);
    Workers workers;
    for (int i = 0; i < threads; ++i)
        workers.push_back(std::make_unique<Worker>(core, options, maker ? &*maker : nullptr,
                                                   static_cast<std::uint16_t>(i)));
    const auto met =
        runGroups(*intake, core, people, result.end, !options.responses.empty(), workers, control);
    if (!met) return tl::unexpected(Intake::lostRecords());
    if (control.cancelled) {
        result.cancelled = true;
        return result;
    }
    std::vector<TakenResponse> responses;
    for (const auto& worker : workers) {
        auto& came = worker->pending.came();
        responses.insert(responses.end(), came.begin(), came.end());
        came.clear();
    }
    result.summary = summaryOf(workers);
    result.summary.profiles += options.people.size() - *met;
    result.summary.events.read = intake->linesRead() + inputs->tooLong + responses.size();
    for (std::size_t i = 0; i < event::kRejections; ++i) {
        if (intake->rejected()[i] > 0)
            result.summary.events.rejected[event::toString(static_cast<event::Rejection>(i))] =
                intake->rejected()[i];
    }
    if (inputs->tooLong > 0)
        result.summary.events.rejected[event::toString(event::Rejection::TooLong)] = inputs->tooLong;
    if (options.keepStream) result.stream = streamOf(*inputs, std::move(responses), *intake);
    std::vector<DecisionPages> pages;
    for (const auto& worker : workers) pages.push_back(std::move(worker->tally.decisions()));
    result.decisions = DecisionLog(core.sharedProgram(), std::move(pages));
    result.summary.wallSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    result.summary.eventsPerSecond =
        result.summary.wallSeconds > 0 ? static_cast<double>(intake->linesRead()) / result.summary.wallSeconds
                                       : 0;
    result.summary.peakRssMb = peakMegabytes();
    if (control.progress) control.progress(1, intake->linesRead());
    return result;
}

}  // namespace rehearsal::simulation
