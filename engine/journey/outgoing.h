#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "journey/decision.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::journey {

/// A message that passed every other gate (S21), with all that it is made from as it stands. Good as long as
/// the call it is given to.
struct Outgoing {
    const State& state;  ///< Its clock is now.
    const Journey& journey;
    const SendStep& step;
    const Decision& decision;  ///< What will be decided where it can be made.
    const std::string& key;    ///< Its idempotency key.
};

/// What came of making it.
struct Made {
    /// A slot whose block could not be rendered.
    struct FailedSlot {
        std::size_t slot = 0;   ///< Its place in the decision's slots.
        bool fellBack = false;  ///< Whether the slot's fallback block stands there instead.
    };
    std::optional<std::string> failure;  ///< Why it cannot go out: `render_failed`.
    std::vector<FailedSlot> failedSlots;
};

}  // namespace rehearsal::journey
