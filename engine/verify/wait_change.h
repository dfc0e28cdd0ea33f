#pragma once

#include <string>

#include "bundle/campaign.h"

namespace rehearsal::verify {

/// The waiting steps of a campaign that differ between two versions, as text: `wait-30m (30m, now 20m)`;
/// empty where none does.
std::string changedWaits(const bundle::Campaign& before, const bundle::Campaign& after);

}  // namespace rehearsal::verify
