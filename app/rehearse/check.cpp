#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "bundle/bundle.h"
#include "lint/advisor.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

nlohmann::ordered_json toJson(const base::Diagnostic& d) {
    nlohmann::ordered_json out{{"severity", d.severity == base::Severity::Error ? "error" : "warning"},
                               {"file", d.file},
                               {"pointer", d.pointer},
                               {"text", d.text}};
    if (d.line > 0) {
        out["line"] = d.line;
        out["column"] = d.column;
    }
    if (!d.hint.empty()) out["hint"] = d.hint;
    return out;
}

/// What is questionable in what is valid: printed like findings, each with its kind.
lint::Findings adviceOn(const bundle::Files& files, const bundle::Reading& reading) {
    lint::Advisor advisor;
    advisor.update(files, reading.bundle, reading.diagnostics);
    return advisor.findings();
}

void print(const base::Diagnostics& diagnostics, const lint::Findings& advice) {
    for (const base::Diagnostic& diagnostic : diagnostics) fmt::print("{}\n", base::toString(diagnostic));
    for (const lint::Finding& finding : advice) fmt::print("{}\n", base::toString(finding.diagnostic));
}

void printJson(const base::Diagnostics& diagnostics, const lint::Findings& advice) {
    auto list = nlohmann::ordered_json::array();
    for (const base::Diagnostic& diagnostic : diagnostics) list.push_back(toJson(diagnostic));
    for (const lint::Finding& finding : advice) {
        list.push_back(toJson(finding.diagnostic));
        list.back()["advice"] = finding.code;
    }
    fmt::print("{}\n", list.dump(2));
}

int check(const std::string& path, bool json, bool advises) {
    const auto files = bundle::readFiles(path);
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    const auto reading = bundle::readBundle(*files);
    const lint::Findings advice = advises ? adviceOn(*files, reading) : lint::Findings();
    if (json) {
        printJson(reading.diagnostics, advice);
    } else {
        print(reading.diagnostics, advice);
    }
    return base::hasErrors(reading.diagnostics) ? kDoesNotHold : kGood;
}

}  // namespace

void addCheck(CLI::App& app, int& status) {
    struct Options {
        std::string bundle;
        bool json = false;
        bool advice = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("check", "Read every document of a bundle and say what is wrong with it");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_flag("--json", options->json, "Print the findings as JSON");
    verb->add_flag("--advice", options->advice,
                   "Also say what is questionable in campaigns that are valid (docs/advice.md)");
    verb->callback([options, &status] { status = check(options->bundle, options->json, options->advice); });
}

}  // namespace rehearsal::rehearse
