#include "compile.h"

#include <cstdio>

#include "web/bundle_compiler.h"

namespace rehearsal::app {

int compileBundle(const QString& folderOrZip) {
    const auto changed = web::compileBundle(folderOrZip.toStdString());
    if (!changed) {
        std::fprintf(stderr, "%s\n", base::toString(changed.error()).c_str());
        return 1;
    }
    std::printf("%d body.html written\n", *changed);
    return 0;
}

}  // namespace rehearsal::app
