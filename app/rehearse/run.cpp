#include "simulation/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "bundle/people_reader.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string bundle;
    std::vector<std::string> events;
    std::string profiles;
    std::string until;
    std::uint64_t seed = 0;
    std::vector<std::string> campaigns;
    int threads = 0;
    std::string decisions;
    std::string summary;
    bool json = false;
};

/// Reads the people named by --profiles; false where that cannot be done.
bool readPeople(const std::string& file, std::vector<bundle::Person>& people) {
    const auto text = readInput(file);
    if (!text) {
        complain(text.error());
        return false;
    }
    auto [read, diagnostics] = bundle::readPeople(*text, file);
    for (const base::Diagnostic& diagnostic : diagnostics) complain(diagnostic);
    people = std::move(read);
    return !base::hasErrors(diagnostics);
}

/// False, with the nearest id, where the bundle has no campaign of a name given.
bool knowsCampaigns(const bundle::Bundle& bundle, const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted) {
        if (bundle.campaign(id)) continue;
        std::string known;
        for (const bundle::Campaign& campaign : bundle.campaigns)
            known += (known.empty() ? "" : ", ") + campaign.id;
        complain({base::Severity::Error,
                  "--campaigns",
                  {},
                  0,
                  0,
                  fmt::format("The bundle has no campaign \"{}\".", id),
                  "it has " + known});
        return false;
    }
    return true;
}

void printCounts(const char* title, const std::map<std::string, std::uint64_t>& counts) {
    for (const auto& [name, count] : counts) fmt::print("  {:<28}{:>10}\n", std::string(title) + name, count);
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
    fmt::print("{} events in {:.2f} s\n", s.events.read, s.wallSeconds);
}

std::string logOf(const simulation::DecisionLog& decisions) {
    std::string log;
    for (const journey::Decision decision : decisions) {
        journey::appendJsonLine(log, decision);
        log += '\n';
    }
    return log;
}

int run(const Options& options) {
    simulation::RunOptions run;
    for (const std::string& file : options.events) run.events.emplace_back(file);
    if (!options.until.empty()) {
        run.until = base::parseInstant(options.until);
        if (!run.until) {
            complain({base::Severity::Error,
                      "--until",
                      {},
                      0,
                      0,
                      fmt::format("\"{}\" is not an instant.", options.until),
                      "such as 2026-03-01T12:30:00Z"});
            return kUnusable;
        }
    }
    const auto bundle = loadBundle(options.bundle);
    if (!bundle || !knowsCampaigns(*bundle, options.campaigns)) return kUnusable;
    if (!options.profiles.empty() && !readPeople(options.profiles, run.people)) return kUnusable;
    run.seed = options.seed;
    run.campaigns = options.campaigns;
    run.threads =
        options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());

    simulation::RunControl control;
    base::Expected<simulation::RunResult> result;
    {
        ProgressBar bar("Rehearsing");
        control.progress = [&](double fraction, std::uint64_t events) { bar.update(fraction, events); };
        result = simulation::run(*bundle, run, control);
    }
    if (!result) {
        complain(result.error());
        return kUnusable;
    }
    if (!options.decisions.empty() && !writeOutput(options.decisions, logOf(result->decisions)))
        return kUnusable;
    const std::string summary = simulation::toJsonText(result->summary);
    if (!options.summary.empty() && !writeOutput(options.summary, summary)) return kUnusable;
    if (options.json) {
        fmt::print("{}", summary);
    } else if (options.decisions != "-" && options.summary != "-") {
        print(result->summary);
    }
    return kGood;
}

}  // namespace

void addRun(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("run", "Run a bundle over a stream of events");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_option("--events", options->events, "Segment NDJSON, plain, .gz or .zst; - is standard input")
        ->required()
        ->expected(1, -1);
    verb->add_option("--profiles", options->profiles, "Who is known beforehand, one person a line");
    verb->add_option("--until", options->until,
                     "The last instant of the run; else 90 days after the last event");
    verb->add_option("--seed", options->seed, "Of the draws of feeds");
    verb->add_option("--campaigns", options->campaigns, "Only these, by id")->delimiter(',');
    verb->add_option("--threads", options->threads, "How many; else as many as the machine has")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--decisions", options->decisions, "Write the decision log here; - is standard output");
    verb->add_option("--summary", options->summary, "Write the summary here as JSON; - is standard output");
    verb->add_flag("--json", options->json, "Print the summary as JSON");
    verb->callback([options, &status] { status = run(*options); });
}

}  // namespace rehearsal::rehearse
