#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace rehearsal::journey {

/// One line of the decision log (cli.md). Which fields are set depends on `kind`. Its texts stand elsewhere:
/// in the program, in the state, or in the log it was read from; who gives a decision says how long they
/// last.
struct Decision {
    enum class Kind : std::uint8_t { Enter, Send, Skip, Defer, Deny, Arm, Webhook, Merge, Exit };

    base::Instant at;  ///< The profile's clock.
    std::string_view profile;
    Kind kind = Kind::Enter;
    std::uint32_t rank = 0;  ///< The campaign's place in the program; of no meaning for a merge.
    std::uint32_t step = 0;  ///< The node's place in the campaign, where there is one.
    std::string_view campaign;
    std::uint32_t journey = 0;  ///< Numbers a profile's journeys from 1; 0 where the decision is about none.
    std::string_view node;
    std::string_view trigger;  ///< The trigger's id: enter, deny, and inside the key of a send.
    base::Instant enteredAt;
    std::string_view templateId;  ///< send
    std::string_view purpose;
    base::Instant due;
    std::uint32_t pass = 0;  ///< send: how often the journey came to the node, from 1 (S22).
    std::vector<std::pair<std::string_view, std::string_view>>
        feeds;  ///< feed to fresh, cached, stale, fallback or null
    std::vector<std::pair<std::string_view, std::optional<std::string_view>>> slotBlocks;  ///< slot to block
    /// send, in runs that render: slot to its block that could not be rendered; `slotBlocks` says what
    /// stands there instead.
    std::vector<std::pair<std::string_view, std::string_view>> failedBlocks;
    std::string_view reason;  ///< skip, defer, deny, exit
    std::string_view detail;  ///< For people: why, with the values that decided.
    base::Instant until;      ///< defer
    std::string_view arm;
    std::string_view from;                                          ///< merge: the profile that went
    std::vector<std::pair<std::uint32_t, std::uint32_t>> journeys;  ///< merge: old and new numbers
    std::string_view outcome;                                       ///< exit

    /// The idempotency key of a send (S22).
    std::string key() const;
};

/// `enter`, `send`, … as the log writes it.
const char* toString(Decision::Kind kind);

/// The line of the log, without its end.
void appendJsonLine(std::string& out, const Decision& decision);

}  // namespace rehearsal::journey
