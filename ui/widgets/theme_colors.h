#pragma once

#include <QRgb>

#include "widgets/theme.h"

namespace rehearsal::widgets::theme {

/// One step (1 to 12) of a Radix scale.
QRgb radixColor(Scale scale, int step, bool dark);

}  // namespace rehearsal::widgets::theme
