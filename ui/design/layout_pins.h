#pragma once

#include "design/flow_order.h"
#include "design/layout.h"

namespace rehearsal::design {

/// Puts the cards of a finished layout where a person wants them. What such a card dominates comes along; all
/// else stays, unless something stands there now: then it moves down. Lines that no longer fit run around.
void applyPins(const FlowGraph& graph, const FlowOrder& order, const Pins& pins, Layout& layout);

}  // namespace rehearsal::design
