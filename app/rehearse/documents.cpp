// import and export: between the rule bundle and the workspace file.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "bundle/files.h"
#include "terminal.h"
#include "verbs.h"
#include "workspace/workspace.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string from;
    std::string to;
};

int importBundle(const Options& options) {
    const auto files = bundle::readFiles(options.from);
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    const auto workspace = workspace::Workspace::create(options.to, *files);
    if (!workspace) {
        complain(workspace.error());
        return kUnusable;
    }
    fmt::print("{} documents imported into {}\n", files->all().size(), options.to);
    return kGood;
}

int exportBundle(const Options& options) {
    const auto workspace = workspace::Workspace::open(options.from);
    if (!workspace) {
        complain(workspace.error());
        return kUnusable;
    }
    const auto files = workspace->files();
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    if (const auto written = bundle::writeFiles(*files, options.to); !written) {
        complain(written.error());
        return kUnusable;
    }
    fmt::print("{} documents exported to {}\n", files->all().size(), options.to);
    return kGood;
}

}  // namespace

void addImport(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("import", "Make a workspace file from a bundle");
    verb->add_option("BUNDLE", options->from, "A folder, or the same folder in a .zip")->required();
    verb->add_option("WORKSPACE", options->to, "The workspace file to make")->required();
    verb->callback([options, &status] { status = importBundle(*options); });
}

void addExport(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("export", "Write the bundle of a workspace file");
    verb->add_option("WORKSPACE", options->from, "The workspace file")->required();
    verb->add_option("BUNDLE", options->to, "A folder, or a name that ends in .zip")->required();
    verb->callback([options, &status] { status = exportBundle(*options); });
}

}  // namespace rehearsal::rehearse
