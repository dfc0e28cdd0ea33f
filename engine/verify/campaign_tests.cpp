#include "verify/campaign_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "verify/alignment.h"
#include "verify/span_text.h"

namespace rehearsal::verify {
namespace {

using Kind = journey::Decision::Kind;

/// How well what came answers what was expected: all of it, at least the same node, or not at all.
constexpr std::size_t kSame = 3;
constexpr std::size_t kAlike = 1;

TestComparison compare(std::string what, const std::vector<TestItem>& expected,
                       const std::vector<TestItem>& came) {
    TestComparison out{std::move(what), {}};
    const auto likeness = [&](std::size_t i, std::size_t j) {
        if (TestRow{expected[i], came[j]}.same()) return kSame;
        return expected[i].node == came[j].node ? kAlike : 0;
    };
    for (const auto& [i, j] : align(expected.size(), came.size(), likeness)) {
        TestRow row;
        if (i) row.expected = expected[*i];
        if (j) row.came = came[*j];
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::vector<TestItem> itemsOf(const std::vector<TestDecision>& decisions, Kind kind) {
    std::vector<TestItem> out;
    for (const TestDecision& d : decisions) {
        if (d.kind == kind) out.push_back({d.node, d.reason, d.after});
    }
    return out;
}

std::vector<TestComparison> compare(const bundle::CampaignTest& test,
                                    const std::vector<TestDecision>& decisions) {
    std::vector<TestComparison> out;
    if (test.sends) {
        std::vector<TestItem> expected;
        for (const auto& send : *test.sends) expected.push_back({send.node, {}, send.after});
        out.push_back(compare("sends", expected, itemsOf(decisions, Kind::Send)));
    }
    if (test.skips) {
        std::vector<TestItem> expected;
        for (const auto& skip : *test.skips) expected.push_back({skip.node, skip.reason, skip.after});
        out.push_back(compare("skips", expected, itemsOf(decisions, Kind::Skip)));
    }
    if (test.outcome) {
        // Of several journeys the one that ended last: it is what the events come to.
        std::vector<TestItem> came;
        for (const TestDecision& d : decisions) {
            if (d.kind == Kind::Exit) came = {{{}, d.outcome, d.after}};
        }
        out.push_back(compare("outcome", {{{}, *test.outcome, {}}}, came));
    }
    return out;
}

/// The core for a campaign's tests: all that are not archived take part, and the campaign itself.
journey::Core coreFor(const bundle::Bundle& bundle, const bundle::Campaign& campaign, std::uint64_t seed) {
    if (campaign.status != "archived") return journey::Core(bundle, {}, seed, true);
    std::vector<std::string> taking{campaign.id};
    for (const bundle::Campaign& other : bundle.campaigns) {
        if (other.status != "archived") taking.push_back(other.id);
    }
    return journey::Core(bundle, taking, seed, true);
}

TestResult runOne(const journey::Core& core, const simulation::MessageMaker& maker,
                  const bundle::Bundle& bundle, const bundle::Campaign& campaign, std::size_t index) {
    using Clock = std::chrono::steady_clock;
    const bundle::CampaignTest& test = campaign.tests[index];
    TestResult result;
    result.campaign = campaign.id;
    result.name = test.name;
    result.index = index;
    const auto started = Clock::now();
    auto decisions = runTest(core, maker, bundle, campaign, index);
    if (decisions) {
        result.comparisons = compare(test, *decisions);
        const bool holds = std::all_of(result.comparisons.begin(), result.comparisons.end(),
                                       [](const TestComparison& each) { return each.holds(); });
        result.verdict = holds ? TestResult::Verdict::Passed : TestResult::Verdict::Failed;
        result.decisions = std::move(*decisions);
    } else {
        result.verdict = TestResult::Verdict::Broken;
        result.problems.push_back(decisions.error());
    }
    result.seconds = std::chrono::duration<double>(Clock::now() - started).count();
    return result;
}

bool isWanted(const bundle::Campaign& campaign, const std::vector<std::string>& wanted) {
    if (wanted.empty()) return campaign.status != "archived";
    return std::find(wanted.begin(), wanted.end(), campaign.id) != wanted.end();
}

}  // namespace

bool TestRow::same() const {
    if (!expected || !came) return false;
    return expected->node == came->node && expected->reason == came->reason &&
           (!expected->after || expected->after == came->after);
}

bool TestComparison::holds() const {
    return std::all_of(rows.begin(), rows.end(), [](const TestRow& row) { return row.same(); });
}

const char* toString(TestResult::Verdict verdict) {
    switch (verdict) {
        case TestResult::Verdict::Passed:
            return "passed";
        case TestResult::Verdict::Failed:
            return "failed";
        case TestResult::Verdict::Broken:
            break;
    }
    return "broken";
}

std::string toString(const TestItem& item) {
    std::string out = item.node;
    if (!item.reason.empty()) out += (out.empty() ? "" : " ") + item.reason;
    if (item.after) out += " after " + inDays(*item.after);
    return out;
}

std::vector<TestResult> runTests(const bundle::Bundle& bundle, const TestOptions& options,
                                 const std::function<bool(std::size_t done, std::size_t total)>& progress) {
    std::size_t total = 0;
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        if (isWanted(campaign, options.campaigns)) total += campaign.tests.size();
    }
    std::vector<TestResult> results;
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        if (campaign.tests.empty() || !isWanted(campaign, options.campaigns)) continue;
        const journey::Core core = coreFor(bundle, campaign, options.seed);
        const simulation::MessageMaker maker(bundle, core.sharedProgram(), false);
        for (std::size_t i = 0; i < campaign.tests.size(); ++i) {
            if (progress && !progress(results.size(), total)) return results;
            results.push_back(runOne(core, maker, bundle, campaign, i));
        }
    }
    return results;
}

}  // namespace rehearsal::verify
