#include "verbs.h"

namespace rehearsal::rehearse {

void addVerbs(CLI::App& app, int& status) {
    addCheck(app, status);
    addRun(app, status);
    addExplain(app, status);
    addTest(app, status);
    addDiff(app, status);
    addRender(app, status);
    addLiquid(app, status);
    addImport(app, status);
    addExport(app, status);
}

}  // namespace rehearsal::rehearse
