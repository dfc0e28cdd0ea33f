#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace rehearsal::journey {

/// One line of the decision log (cli.md). Which fields are set depends on `kind`.
struct Decision {
    enum class Kind : std::uint8_t { Enter, Send, Skip, Defer, Deny, Arm, Webhook, Merge, Exit };

    base::Instant at;  ///< The profile's clock.
    std::string profile;
    Kind kind = Kind::Enter;
    std::string campaign;
    std::uint32_t journey = 0;  ///< Numbers a profile's journeys from 1; 0 where the decision is about none.
    std::string node;
    std::string trigger;  ///< enter, deny
    base::Instant enteredAt;
    std::string templateId;  ///< send
    std::string purpose;
    base::Instant due;
    std::string key;
    std::vector<std::pair<std::string, std::string>>
        feeds;  ///< feed to fresh, cached, stale, fallback or null
    std::vector<std::pair<std::string, std::optional<std::string>>> slotBlocks;  ///< slot to block
    std::string reason;                                                          ///< skip, defer, deny, exit
    std::string detail;   ///< For people: why, with the values that decided.
    base::Instant until;  ///< defer
    std::string arm;
    std::string from;                                               ///< merge: the profile that went
    std::vector<std::pair<std::uint32_t, std::uint32_t>> journeys;  ///< merge: old and new numbers
    std::string outcome;                                            ///< exit
};

/// `enter`, `send`, … as the log writes it.
const char* toString(Decision::Kind kind);

/// The line of the log, without its end.
void appendJsonLine(std::string& out, const Decision& decision);

}  // namespace rehearsal::journey
