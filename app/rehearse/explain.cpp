#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "explain/narration.h"
#include "explain/story.h"
#include "run_arguments.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string bundle;
    RunArguments run;
    std::string profile;
    bool json = false;
};

int explain(const Options& options) {
    const auto bundle = loadBundle(options.bundle);
    if (!bundle || !knowsCampaigns(*bundle, options.run.campaigns)) return kUnusable;
    auto run = options.run.read(*bundle);
    if (!run || !holdStandardInput(*run)) return kUnusable;
    base::Expected<explain::Story> story;
    {
        ProgressBar bar("Reading");
        simulation::RunControl control;
        control.progress = [&](double fraction, std::uint64_t events) { bar.update(fraction, events); };
        story = explain::storyOf(options.profile, *bundle, *run, control);
    }
    if (!story) {
        complain(story.error());
        return kUnusable;
    }
    if (options.json) {
        fmt::print(
            "{}\n",
            explain::toJson(*story, *bundle).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    } else {
        fmt::print("{}", explain::toText(*story, *bundle));
    }
    return kGood;
}

}  // namespace

void addExplain(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("explain", "Tell the story of one person in a run, and why");
    verb->footer(
        "Every event of the person, what it did, every gate a message passed or did not, and every "
        "decision,\n"
        "in the order in which the engine went; numbers such as S24 name the rule.\n\n"
        "Exit status: 0, or 2 where nobody has the id or something cannot be read.");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    options->run.addTo(*verb);
    verb->add_option("--profile", options->profile,
                     "Who: a user id, or an anonymous id with or without anon:")
        ->required();
    verb->add_flag("--json", options->json, "Print the steps as JSON");
    verb->callback([options, &status] { status = explain(*options); });
}

}  // namespace rehearsal::rehearse
