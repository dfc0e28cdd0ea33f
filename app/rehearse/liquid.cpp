// liquid: the template language alone, one file or a batch of cases.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <list>
#include <memory>
#include <nlohmann/json.hpp>

#include "liquid/batch.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string source;
    std::string data;
    std::string batch;
};

int renderBatch(const std::string& file) {
    std::ifstream opened;
    if (file != "-") {
        opened.open(file, std::ios::binary);
        if (!opened) {
            complain({base::Severity::Error, file, {}, 0, 0, "The file cannot be opened.", {}});
            return kUnusable;
        }
    }
    std::istream& in = file == "-" ? std::cin : opened;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) fmt::print("{}\n", liquid::renderBatchLine(line));
    }
    return kGood;
}

/// The partials that stand beside a template, `name` or `name.liquid`; nothing outside its folder.
class Beside {
  public:
    explicit Beside(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::string* find(std::string_view name) {
        const std::filesystem::path wanted(name);
        if (wanted.empty() || wanted.is_absolute() || wanted.filename() != wanted) return nullptr;
        for (const char* ending : {"", ".liquid"}) {
            auto text = readInput(folder_ / (std::string(name) + ending));
            if (text) return &kept_.emplace_back(std::move(*text));
        }
        return nullptr;
    }

  private:
    std::filesystem::path folder_;
    std::list<std::string> kept_;
};

int renderFile(const Options& options) {
    const auto source = readInput(options.source);
    const auto data = options.data.empty() ? base::Expected<std::string>("{}") : readInput(options.data);
    if (!source || !data) {
        complain(!source ? source.error() : data.error());
        return kUnusable;
    }
    const auto json = nlohmann::ordered_json::parse(*data, nullptr, false);
    if (!json.is_object()) {
        complain({base::Severity::Error, options.data, {}, 0, 0, "The data is no JSON object.", {}});
        return kUnusable;
    }
    const auto parsed = liquid::Template::parse(*source, options.source);
    if (!parsed) {
        complain(parsed.error());
        return kDoesNotHold;
    }
    Beside beside(std::filesystem::path(options.source).parent_path());
    liquid::PartialSources partials([&](std::string_view name) { return beside.find(name); });
    liquid::RenderOptions render;
    render.partial = [&](std::string_view name) { return partials.load(name); };
    const auto result = parsed->render(liquid::rootsOf(base::toValue(json)), render);
    for (const base::Diagnostic& problem : result.problems) complain(problem);
    if (!result.failed) writeOutput("-", result.output);
    return base::hasErrors(result.problems) ? kDoesNotHold : kGood;
}

}  // namespace

void addLiquid(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("liquid", "Render Liquid: one file, or a batch of cases");
    auto* source =
        verb->add_option("TEMPLATE", options->source, "A Liquid file; partials are looked for beside it");
    verb->add_option("--data", options->data, "A JSON object with what the template sees")->needs(source);
    verb->add_option("--batch", options->batch,
                     "NDJSON lines {template, data, templates}; - is standard input")
        ->excludes(source);
    verb->callback([options, &status] {
        if (options->batch.empty() && options->source.empty()) {
            complain({base::Severity::Error,
                      "liquid",
                      {},
                      0,
                      0,
                      "There is nothing to render.",
                      "give a TEMPLATE or --batch"});
            status = kUnusable;
        } else {
            status = options->batch.empty() ? renderFile(*options) : renderBatch(options->batch);
        }
    });
}

}  // namespace rehearsal::rehearse
