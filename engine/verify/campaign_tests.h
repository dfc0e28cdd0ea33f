#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/bundle.h"
#include "verify/test_run.h"

namespace rehearsal::verify {

/// One thing a test expects, or that came: a message sent or skipped, or how the journey ended.
struct TestItem {
    std::string node;                     ///< Empty for an outcome.
    std::string reason;                   ///< Why a message was skipped; for an outcome, the outcome.
    std::optional<base::Duration> after;  ///< Since the start; an expectation may leave it open.

    bool operator==(const TestItem&) const = default;
};

/// What was expected and what came, side by side; one of the two may be missing.
struct TestRow {
    std::optional<TestItem> expected;
    std::optional<TestItem> came;

    /// Whether what came has all that was expected of it.
    bool same() const;
};

/// One key of `expect` held against what came.
struct TestComparison {
    std::string what;  ///< `sends`, `skips` or `outcome`
    std::vector<TestRow> rows;

    bool holds() const;
};

/// What came of one test.
struct TestResult {
    /// A broken test could not be run: one of its events is none that a stream may hold.
    enum class Verdict { Passed, Failed, Broken };

    std::string campaign;
    std::string name;
    std::size_t index = 0;  ///< Its place among the campaign's tests.
    Verdict verdict = Verdict::Passed;
    std::vector<TestComparison> comparisons;
    std::vector<TestDecision> decisions;  ///< All that the campaign decided, for finding out why.
    base::Diagnostics problems;           ///< Of a broken test.
    double seconds = 0;
};

/// `passed`, `failed` or `broken`.
const char* toString(TestResult::Verdict verdict);

/// `remind after 30m`, `remind no_consent after 30m`, `goal`.
std::string toString(const TestItem& item);

struct TestOptions {
    std::vector<std::string> campaigns;  ///< Whose tests; empty: of all but the archived.
    std::uint64_t seed = 0;              ///< Of the draws of feeds (S26).
};

/// Runs the tests of a bundle's campaigns, in the order of the files. Each runs alone: its person and its
/// events, and every campaign of the bundle that is not archived, as in a run; what the test's own campaign
/// decides about its person is held against what it expects. `progress`, where given, is asked before each
/// test and stops the rest by false.
std::vector<TestResult> runTests(
    const bundle::Bundle& bundle, const TestOptions& options,
    const std::function<bool(std::size_t done, std::size_t total)>& progress = {});

}  // namespace rehearsal::verify
