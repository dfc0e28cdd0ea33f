#pragma once

#include <string>

#include "base/diagnostic.h"

namespace CLI {
class App;
}

namespace rehearsal::rehearse {

/// Exit statuses (cli.md).
inline constexpr int kGood = 0;
inline constexpr int kDoesNotHold = 1;
inline constexpr int kUnusable = 2;

/// Adds every verb; each sets `status` when it has run.
void addVerbs(CLI::App& app, int& status);

void addCheck(CLI::App& app, int& status);
void addRun(CLI::App& app, int& status);
void addExplain(CLI::App& app, int& status);
void addTest(CLI::App& app, int& status);
void addDiff(CLI::App& app, int& status);
void addRender(CLI::App& app, int& status);
void addLiquid(CLI::App& app, int& status);
void addImport(CLI::App& app, int& status);
void addExport(CLI::App& app, int& status);

}  // namespace rehearsal::rehearse
