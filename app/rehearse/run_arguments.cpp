#include "run_arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/nearest.h"
#include "bundle/people_reader.h"
#include "terminal.h"

namespace rehearsal::rehearse {
namespace {

void complainAbout(const char* option, std::string text, std::string hint) {
    complain({base::Severity::Error, option, {}, 0, 0, std::move(text), std::move(hint)});
}

/// Reads a file, unless none is named, with what gives its value and what there is to say about it; false,
/// with that on standard error, where it cannot be used.
template <class T, class Read>
bool readFile(const std::string& file, T& value, Read read) {
    if (file.empty()) return true;
    const auto text = readInput(file);
    if (!text) {
        complain(text.error());
        return false;
    }
    auto [got, diagnostics] = read(*text, file);
    for (const base::Diagnostic& diagnostic : diagnostics) complain(diagnostic);
    value = std::move(got);
    return !base::hasErrors(diagnostics);
}

}  // namespace

void RunArguments::addTo(CLI::App& verb) {
    verb.add_option("--events", events, "Segment NDJSON, plain, .gz or .zst; - is standard input")
        ->required()
        ->expected(1, -1);
    verb.add_option("--profiles", profiles, "Who is known beforehand, one person a line");
    verb.add_option("--until", until, "The last instant of the run; else 90 days after the last event");
    verb.add_option("--seed", seed, "Of the draws of feeds and of reactions");
    verb.add_option("--campaigns", campaigns, "Only these, by id")->delimiter(',');
    verb.add_option("--faults", faults,
                    "What goes wrong on the way: late, lost and doubled events, feeds that are out");
    verb.add_option("--responses", responses,
                    "How people react to messages: who opens, clicks, buys, leaves");
    verb.add_flag(
        "--render", render,
        "Make every message before it goes out; one that cannot be made is skipped as render_failed");
}

std::optional<simulation::RunOptions> RunArguments::read(const bundle::Bundle& bundle) const {
    simulation::RunOptions run;
    for (const std::string& file : events) run.events.emplace_back(file);
    if (!until.empty()) {
        run.until = base::parseInstant(until);
        if (!run.until) {
            complainAbout("--until", fmt::format("\"{}\" is not an instant.", until),
                          "such as 2026-03-01T12:30:00Z");
            return std::nullopt;
        }
    }
    const bool readable =
        readFile(profiles, run.people, bundle::readPeople) &&
        readFile(faults, run.faults,
                 [&](const std::string& text, const std::string& file) {
                     return simulation::readFaults(text, file, bundle);
                 }) &&
        readFile(responses, run.responses, [&](const std::string& text, const std::string& file) {
            return simulation::readResponses(text, file, bundle);
        });
    if (!readable) return std::nullopt;
    run.seed = seed;
    run.campaigns = campaigns;
    run.render = render;
    return run;
}

bool holdStandardInput(simulation::RunOptions& run) {
    for (event::StreamInput& input : run.events) {
        const auto* file = std::get_if<std::filesystem::path>(&input);
        if (!file || *file != "-") continue;
        auto text = readInput(*file);
        if (!text) {
            complain(text.error());
            return false;
        }
        input = std::make_shared<const std::string>(std::move(*text));
    }
    return true;
}

bool knowsCampaigns(const bundle::Bundle& bundle, const std::vector<std::string>& wanted) {
    std::vector<std::string> known;
    for (const bundle::Campaign& campaign : bundle.campaigns) known.push_back(campaign.id);
    for (const std::string& id : wanted) {
        if (bundle.campaign(id)) continue;
        std::string hint = base::didYouMean(id, known);
        if (hint.empty()) hint = fmt::format("it has {}", fmt::join(known, ", "));
        complainAbout("--campaigns", fmt::format("The bundle has no campaign \"{}\".", id), std::move(hint));
        return false;
    }
    return true;
}

}  // namespace rehearsal::rehearse
