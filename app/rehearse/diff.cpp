#include "verify/diff.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "run_arguments.h"
#include "terminal.h"
#include "verbs.h"
#include "verify/diff_report.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string a;
    std::string b;
    RunArguments run;
    std::size_t examples = 3;
    std::string changes;
    bool json = false;
};

base::Expected<simulation::RunResult> runOne(const char* title, const bundle::Bundle& bundle,
                                             const simulation::RunOptions& run) {
    ProgressBar bar(title);
    simulation::RunControl control;
    control.progress = [&](double fraction, std::uint64_t events) { bar.update(fraction, events); };
    return simulation::run(bundle, run, control);
}

/// The campaigns named must be in one of the two: that one lacks it is what a diff is for.
bool knowsCampaigns(const bundle::Bundle& a, const bundle::Bundle& b,
                    const std::vector<std::string>& wanted) {
    std::vector<std::string> inNeither;
    for (const std::string& id : wanted) {
        if (!a.campaign(id) && !b.campaign(id)) inNeither.push_back(id);
    }
    return rehearse::knowsCampaigns(b, inNeither);
}

int printDiff(const Options& options, const verify::Diff& diff) {
    if (!options.changes.empty()) {
        std::string lines;
        for (const verify::MessageChange& change : diff.changes) lines += verify::toJsonLine(change) + "\n";
        if (!writeOutput(options.changes, lines)) return kUnusable;
    }
    if (options.json) {
        fmt::print("{}\n", verify::toJson(diff, options.examples)
                               .dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    } else if (options.changes != "-") {
        fmt::print("{}", verify::toText(diff, options.a, options.b, options.examples));
    }
    return diff.changes.empty() ? kGood : kDoesNotHold;
}

int diff(const Options& options) {
    const auto a = loadBundle(options.a);
    const auto b = a ? loadBundle(options.b) : std::nullopt;
    if (!b || !knowsCampaigns(*a, *b, options.run.campaigns)) return kUnusable;
    auto run = options.run.read(*a);
    if (!run || !holdStandardInput(*run)) return kUnusable;
    const auto inA = runOne("Rehearsing A", *a, *run);
    if (!inA) {
        complain(inA.error());
        return kUnusable;
    }
    const auto inB = runOne("Rehearsing B", *b, *run);
    if (!inB) {
        complain(inB.error());
        return kUnusable;
    }
    return printDiff(options,
                     verify::diff({*a, inA->decisions}, {*b, inB->decisions}, options.run.campaigns));
}

}  // namespace

void addDiff(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("diff", "Say whose messages change from one bundle to another, and why");
    verb->footer(
        "Both bundles are run over the same events. Messages are the same by person, campaign, step and the\n"
        "event that started the journey; those that vanish, appear, move in time or change in content are\n"
        "grouped by what the other run decided instead.\n\n"
        "Exit status: 0 where no message changes, 1 where one does, 2 where something could not be run.");
    verb->add_option("BUNDLE_A", options->a, "The bundle as it was: a folder or a .zip")->required();
    verb->add_option("BUNDLE_B", options->b, "The bundle as it is to be")->required();
    options->run.addTo(*verb);
    verb->add_option("--examples", options->examples, "How many messages of each group are shown");
    verb->add_option("--changes", options->changes,
                     "Write every changed message here, one JSON object a line; - is standard output");
    verb->add_flag("--json", options->json, "Print the groups as JSON");
    verb->callback([options, &status] { status = diff(*options); });
}

}  // namespace rehearsal::rehearse
