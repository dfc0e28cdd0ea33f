#pragma once

#include <QString>

namespace rehearsal::app {

/// Compiles the MJML of a bundle and says on standard output what came of it. The exit code of the program.
int compileBundle(const QString& folderOrZip);

}  // namespace rehearsal::app
