#pragma once

#include <string>

#include "base/instant.h"

namespace rehearsal::verify {

/// A duration as people write it in tests, with days as the largest unit: `30d`, `1d2h`, `-5m`.
std::string inDays(base::Duration duration);

}  // namespace rehearsal::verify
