#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "bundle/bundle.h"
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

int check(const std::string& path, bool json) {
    const auto files = bundle::readFiles(path);
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    const auto reading = bundle::readBundle(*files);
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const base::Diagnostic& diagnostic : reading.diagnostics) list.push_back(toJson(diagnostic));
        fmt::print("{}\n", list.dump(2));
    } else {
        for (const base::Diagnostic& diagnostic : reading.diagnostics)
            fmt::print("{}\n", base::toString(diagnostic));
    }
    return base::hasErrors(reading.diagnostics) ? kDoesNotHold : kGood;
}

}  // namespace

void addCheck(CLI::App& app, int& status) {
    struct Options {
        std::string bundle;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("check", "Read every document of a bundle and say what is wrong with it");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_flag("--json", options->json, "Print the findings as JSON");
    verb->callback([options, &status] { status = check(options->bundle, options->json); });
}

}  // namespace rehearsal::rehearse
