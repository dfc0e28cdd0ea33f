#include "verify/test_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "verify/span_text.h"
#include "verify/xml_text.h"

namespace rehearsal::verify {
namespace {

using Json = nlohmann::ordered_json;
using Verdict = TestResult::Verdict;

Json toJson(const std::optional<TestItem>& item, const std::string& what) {
    if (!item) return nullptr;
    Json out = Json::object();
    if (!item->node.empty()) out["node"] = item->node;
    if (!item->reason.empty()) out[what == "outcome" ? "outcome" : "reason"] = item->reason;
    if (item->after) out["after"] = inDays(*item->after);
    return out;
}

Json toJson(const TestDecision& d) {
    Json out{{"after", inDays(d.after)}, {"decision", journey::toString(d.kind)}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) out[key] = text;
    };
    if (d.journey > 0) out["journey"] = d.journey;
    add("node", d.node);
    add("template", d.templateId);
    add("arm", d.arm);
    add("outcome", d.outcome);
    add("reason", d.reason);
    add("detail", d.detail);
    return out;
}

Json toJson(const TestResult& result) {
    Json out{{"campaign", result.campaign}, {"test", result.name}, {"verdict", toString(result.verdict)}};
    for (const TestComparison& comparison : result.comparisons) {
        Json rows = Json::array();
        for (const TestRow& row : comparison.rows) {
            rows.push_back({{"same", row.same()},
                            {"expected", toJson(row.expected, comparison.what)},
                            {"came", toJson(row.came, comparison.what)}});
        }
        out[comparison.what] = std::move(rows);
    }
    out["decisions"] = Json::array();
    for (const TestDecision& decision : result.decisions) out["decisions"].push_back(toJson(decision));
    for (const base::Diagnostic& problem : result.problems) {
        out["problems"].push_back(base::toString(problem));
    }
    out["seconds"] = result.seconds;
    return out;
}

/// `30m  skip remind: no_consent (FR opt-in: pending)`
std::string sentence(const TestDecision& d) {
    std::string out = fmt::format("{:<10}  {}", inDays(d.after), journey::toString(d.kind));
    for (const std::string* word : {&d.node, &d.arm, &d.outcome}) {
        if (!word->empty()) out += " " + *word;
    }
    if (!d.reason.empty()) out += ": " + d.reason;
    if (!d.detail.empty()) out += " (" + d.detail + ")";
    return out;
}

double secondsOf(const std::vector<TestResult>& results) {
    double sum = 0;
    for (const TestResult& result : results) sum += result.seconds;
    return sum;
}

std::string counts(const std::vector<TestResult>& results) {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" time="{:.6f}")", results.size(),
                       countOf(results, Verdict::Failed), countOf(results, Verdict::Broken),
                       secondsOf(results));
}

/// What is wrong, in one line: it is what a CI server shows in a list.
std::string headline(const TestResult& result) {
    if (!result.problems.empty()) return result.problems.front().text;
    std::string out;
    for (const TestComparison& comparison : result.comparisons) {
        if (comparison.holds()) continue;
        out += (out.empty() ? "" : ", ") + comparison.what;
    }
    return "not as expected: " + out;
}

std::string caseXml(const TestResult& result) {
    const std::string begin =
        fmt::format(R"(    <testcase classname="{}" name="{}" file="campaigns/{}.json" time="{:.6f}")",
                    xmlText(result.campaign), xmlText(result.name), xmlText(result.campaign), result.seconds);
    if (result.verdict == Verdict::Passed) return begin + "/>\n";
    const bool failed = result.verdict == Verdict::Failed;
    std::string text = failed ? toTable(result, "") : std::string();
    for (const base::Diagnostic& problem : result.problems) text += base::toString(problem) + "\n";
    const char* tag = failed ? "failure" : "error";
    return fmt::format("{}>\n      <{} type=\"{}\" message=\"{}\">{}</{}>\n    </testcase>\n", begin, tag,
                       toString(result.verdict), xmlText(headline(result)), xmlText(text), tag);
}

}  // namespace

std::size_t countOf(const std::vector<TestResult>& results, Verdict verdict) {
    return static_cast<std::size_t>(std::count_if(
        results.begin(), results.end(), [&](const TestResult& each) { return each.verdict == verdict; }));
}

Json toJson(const std::vector<TestResult>& results) {
    Json tests = Json::array();
    for (const TestResult& result : results) tests.push_back(toJson(result));
    return {{"passed", countOf(results, Verdict::Passed)},
            {"failed", countOf(results, Verdict::Failed)},
            {"broken", countOf(results, Verdict::Broken)},
            {"tests", std::move(tests)}};
}

std::string toJUnit(const std::vector<TestResult>& results) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites name=\"rehearse test\" {}>\n", counts(results));
    for (auto begin = results.begin(); begin != results.end();) {
        const auto end = std::find_if(
            begin, results.end(), [&](const TestResult& each) { return each.campaign != begin->campaign; });
        const std::vector<TestResult> suite(begin, end);
        out += fmt::format("  <testsuite name=\"{}\" {}>\n", xmlText(begin->campaign), counts(suite));
        for (const TestResult& result : suite) out += caseXml(result);
        out += "  </testsuite>\n";
        begin = end;
    }
    return out + "</testsuites>\n";
}

std::string toTable(const TestResult& result, const std::string& indent) {
    const auto text = [](const std::optional<TestItem>& item) {
        return item ? toString(*item) : std::string("-");
    };
    std::size_t width = 8;
    for (const TestComparison& comparison : result.comparisons) {
        for (const TestRow& row : comparison.rows) width = std::max(width, text(row.expected).size());
    }
    std::string out;
    for (const TestComparison& comparison : result.comparisons) {
        if (comparison.holds()) continue;
        out += fmt::format("{}{:<9} {:<{}}   came\n", indent, comparison.what, "expected", width);
        for (const TestRow& row : comparison.rows) {
            out += fmt::format("{}{:>9} {:<{}}   {}\n", indent, row.same() ? "" : "!", text(row.expected),
                               width, text(row.came));
        }
    }
    out += indent + "what the campaign decided\n";
    if (result.decisions.empty()) out += indent + "          nothing: no journey began\n";
    for (const TestDecision& decision : result.decisions) {
        out += indent + "          " + sentence(decision) + "\n";
    }
    return out;
}

}  // namespace rehearsal::verify
