// rehearse: the engine from the command line (cli.md).
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "verbs.h"

int main(int argc, char** argv) {
    CLI::App app{"Rehearse triggered email campaigns on the events they will meet."};
    app.name("rehearse");
    app.set_version_flag("--version", "rehearse " REHEARSAL_VERSION);
    app.require_subcommand(1);
    int status = 0;
    rehearsal::rehearse::addVerbs(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help and version are asked for; anything else is wrong usage.
        const int code = app.exit(error);
        return code == 0 ? 0 : rehearsal::rehearse::kUnusable;
    } catch (const std::exception& error) {
        fmt::print(stderr, "rehearse: {}\n", error.what());
        return rehearsal::rehearse::kUnusable;
    }
    return status;
}
