#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "verify/campaign_tests.h"

namespace rehearsal::verify {

/// The results for programs: counts, then one object a test.
nlohmann::ordered_json toJson(const std::vector<TestResult>& results);

/// The results as JUnit XML, as CI servers read it: a suite a campaign, a case a test.
std::string toJUnit(const std::vector<TestResult>& results);

/// What was expected and what came, side by side, a line each; and, below, all that the campaign decided.
/// Every line begins with `indent`.
std::string toTable(const TestResult& result, const std::string& indent);

/// How many of the results have a verdict.
std::size_t countOf(const std::vector<TestResult>& results, TestResult::Verdict verdict);

}  // namespace rehearsal::verify
