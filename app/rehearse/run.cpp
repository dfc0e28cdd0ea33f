#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "base/parallel.h"
#include "event/packing.h"
#include "render_delivery.h"
#include "run_arguments.h"
#include "simulation/run.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string bundle;
    RunArguments run;
    int threads = 0;
    std::string decisions;
    std::string summary;
    std::string eventsOut;
    MailDelivery mails;
    bool json = false;
};

void printCounts(const char* title, const std::map<std::string, std::uint64_t>& counts) {
    for (const auto& [name, count] : counts) fmt::print("  {:<28}{:>10}\n", std::string(title) + name, count);
}

/// What came of making messages, in a run that did.
void printTemplates(const simulation::Summary& s) {
    if (!s.templates) return;
    fmt::print("Templates\n");
    for (const auto& [id, counts] : *s.templates) {
        fmt::print("  {:<28}{:>10} rendered {:>8} failed\n", id, counts.rendered, counts.failed);
        for (const auto& [tag, count] : counts.emptyMergeTags)
            fmt::print("    {:<38}{:>10} empty\n", tag, count);
        for (const auto& [slot, count] : counts.fallbacks)
            fmt::print("    {:<38}{:>10} blocks failed\n", slot, count);
    }
}

/// The summary for people.
void print(const simulation::Summary& s) {
    fmt::print("Events\n  {:<28}{:>10}\n  {:<28}{:>10}\n  {:<28}{:>10}\n", "read", s.events.read, "accepted",
               s.events.accepted, "duplicate", s.events.duplicate);
    printCounts("rejected: ", s.events.rejected);
    fmt::print("People\n  {:<28}{:>10}\n", "known", s.profiles);
    fmt::print("Journeys\n  {:<28}{:>10}\n", "entered", s.entered);
    printCounts("not entered: ", s.denied);
    printCounts("ended: ", s.outcomes);
    fmt::print("  {:<28}{:>10}\n", "still active", s.active);
    fmt::print("Messages\n  {:<28}{:>10}\n", "sent", s.sent);
    printCounts("not sent: ", s.skipped);
    fmt::print("  {:<28}{:>10}\n", "put off", s.deferred);
    fmt::print("Campaigns\n");
    for (const auto& [id, campaign] : s.campaigns) {
        std::uint64_t sent = 0;
        for (const auto& [node, counts] : campaign.nodes) sent += counts.sent;
        fmt::print("  {:<28}{:>10} entered {:>10} sent\n", id, campaign.entered, sent);
    }
    printTemplates(s);
    fmt::print("{} events in {:.2f} s\n", s.events.read, s.wallSeconds);
}

/// Writes the decision log, some thousands of lines at a time, each thread its share of them.
bool writeLog(const std::string& file, const simulation::DecisionLog& decisions, int threads) {
    constexpr std::size_t kLinesAtATime = 4096;
    std::vector<std::string> pieces(static_cast<std::size_t>(threads));
    std::size_t begin = 0;
    return writeOutput(file, [&](std::string& out) {
        if (begin >= decisions.size()) return false;
        base::inParallel(pieces.size(), [&](std::size_t i) {
            pieces[i].clear();
            const std::size_t first = begin + i * kLinesAtATime;
            const std::size_t end = std::min(first + kLinesAtATime, decisions.size());
            for (std::size_t at = first; at < end; ++at) {
                journey::appendJsonLine(pieces[i], decisions[at]);
                pieces[i] += '\n';
            }
        });
        for (const std::string& piece : pieces) out += piece;
        begin += pieces.size() * kLinesAtATime;
        return true;
    });
}

/// Writes what was asked for; false where something cannot be written.
bool writeResult(const Options& options, const simulation::RunResult& result, const std::string& summary,
                 int threads) {
    if (!options.decisions.empty() && !writeLog(options.decisions, result.decisions, threads)) return false;
    if (!options.summary.empty() && !writeOutput(options.summary, summary)) return false;
    if (options.eventsOut.empty()) return true;
    const event::Packing packing = event::packingOf(options.eventsOut);
    return packing == event::Packing::None
               ? writeOutput(options.eventsOut, *result.stream)
               : writeOutput(options.eventsOut, event::pack(*result.stream, packing));
}

int run(Options& options) {
    const auto files = bundle::readFiles(options.bundle);
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    const auto bundle = loadBundle(*files);
    if (!bundle || !knowsCampaigns(*bundle, options.run.campaigns)) return kUnusable;
    auto run = options.run.read(*bundle);
    if (!run) return kUnusable;
    run->keepStream = !options.eventsOut.empty();
    run->threads =
        options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());

    if (!options.mails.open(*files)) return kUnusable;

    simulation::RunControl control;
    run->render = run->render || options.mails.wanted();
    run->deliver = options.mails.deliver(control);
    base::Expected<simulation::RunResult> result;
    {
        ProgressBar bar("Rehearsing");
        control.progress = [&](double fraction, std::uint64_t events) { bar.update(fraction, events); };
        result = simulation::run(*bundle, *run, control);
    }
    if (!options.mails.finish()) return kUnusable;
    if (!result) {
        complain(result.error());
        return kUnusable;
    }
    const std::string summary = simulation::toJsonText(result->summary);
    if (!writeResult(options, *result, summary, run->threads)) return kUnusable;
    if (options.json) {
        fmt::print("{}", summary);
    } else if (options.decisions != "-" && options.summary != "-" && options.eventsOut != "-") {
        print(result->summary);
    }
    return kGood;
}

}  // namespace

void addRun(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("run", "Run a bundle over a stream of events");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    options->run.addTo(*verb);
    verb->add_option("--threads", options->threads, "How many; else as many as the machine has")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--decisions", options->decisions, "Write the decision log here; - is standard output");
    verb->add_option("--summary", options->summary, "Write the summary here as JSON; - is standard output");
    verb->add_option(
        "--events-out", options->eventsOut,
        "Write the stream as decided on here, with faults and reactions, .gz or .zst by the name;\n"
        "- is standard output");
    options->mails.addTo(*verb);
    verb->add_flag("--json", options->json, "Print the summary as JSON");
    verb->callback([options, &status] { status = run(*options); });
}

}  // namespace rehearsal::rehearse
