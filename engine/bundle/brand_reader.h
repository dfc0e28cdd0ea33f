#pragma once

#include "bundle/brand.h"
#include "bundle/place.h"

namespace rehearsal::bundle {

/// Reads `brand.json`; colours and fonts that are left out have the defaults.
Brand readBrand(const Place& place);

/// The brand of a bundle that has none of its own: neutral colours, fonts that every client has.
Brand defaultBrand();

}  // namespace rehearsal::bundle
