#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "run_arguments.h"
#include "terminal.h"
#include "verbs.h"
#include "verify/campaign_tests.h"
#include "verify/test_report.h"

namespace rehearsal::rehearse {
namespace {

using Verdict = verify::TestResult::Verdict;

struct Options {
    std::string bundle;
    verify::TestOptions tests;
    std::string junit;
    bool json = false;
};

const char* wordFor(Verdict verdict) {
    return verdict == Verdict::Passed ? "ok" : verdict == Verdict::Failed ? "FAILED" : "BROKEN";
}

/// How many tests no one runs because their campaign is archived.
std::size_t passedOver(const bundle::Bundle& bundle, const Options& options) {
    if (!options.tests.campaigns.empty()) return 0;
    std::size_t count = 0;
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        if (campaign.status == "archived") count += campaign.tests.size();
    }
    return count;
}

void print(const std::vector<verify::TestResult>& results, std::size_t archived) {
    std::string campaign;
    for (const verify::TestResult& result : results) {
        if (result.campaign != campaign) fmt::print("{}{}\n", campaign.empty() ? "" : "\n", result.campaign);
        campaign = result.campaign;
        fmt::print("  {:<7} {}\n", wordFor(result.verdict), result.name);
        for (const base::Diagnostic& problem : result.problems)
            fmt::print("          {}\n", base::toString(problem));
        if (result.verdict == Verdict::Failed) fmt::print("{}", verify::toTable(result, "          "));
    }
    if (!results.empty()) fmt::print("\n");
    fmt::print("{} tests: {} passed, {} failed", results.size(), verify::countOf(results, Verdict::Passed),
               verify::countOf(results, Verdict::Failed));
    if (const std::size_t broken = verify::countOf(results, Verdict::Broken); broken > 0)
        fmt::print(", {} broken", broken);
    if (archived > 0) fmt::print("; {} of archived campaigns not run (--campaigns names them)", archived);
    fmt::print("\n");
}

int test(const Options& options) {
    const auto bundle = loadBundle(options.bundle);
    if (!bundle || !knowsCampaigns(*bundle, options.tests.campaigns)) return kUnusable;
    std::vector<verify::TestResult> results;
    {
        ProgressBar bar("Testing", "tests");
        results = verify::runTests(*bundle, options.tests, [&](std::size_t done, std::size_t total) {
            bar.update(static_cast<double>(done) / static_cast<double>(total), done);
            return true;
        });
    }
    if (!options.junit.empty() && !writeOutput(options.junit, verify::toJUnit(results))) return kUnusable;
    if (options.json) {
        fmt::print("{}\n", verify::toJson(results).dump(2));
    } else if (options.junit != "-") {
        print(results, passedOver(*bundle, options));
    }
    return verify::countOf(results, Verdict::Passed) == results.size() ? kGood : kDoesNotHold;
}

}  // namespace

void addTest(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("test", "Run the campaigns' own tests");
    verb->footer(
        "Each test runs alone: its person, its events, and every campaign that is not archived. What its "
        "own\n"
        "campaign decides about its person is held against what the test expects.\n\n"
        "Exit status: 0 where every test passes, 1 where one does not, 2 where nothing could be run.");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_option("--campaigns", options->tests.campaigns, "Only the tests of these, by id")
        ->delimiter(',');
    verb->add_option("--seed", options->tests.seed, "Of the draws of feeds");
    verb->add_option("--junit", options->junit, "Write the results here as JUnit XML; - is standard output");
    verb->add_flag("--json", options->json, "Print the results as JSON");
    verb->callback([options, &status] { status = test(*options); });
}

}  // namespace rehearsal::rehearse
