#pragma once

#include <QString>

namespace rehearsal::shell {

/// Version, licence, and whose work the window is built on.
QString aboutText();

}  // namespace rehearsal::shell
