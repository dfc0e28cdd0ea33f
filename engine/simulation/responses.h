#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/bundle.h"
#include "simulation/draw.h"

namespace rehearsal::simulation {

/// How people react to messages (cli.md, "Responses"): what share of the messages, and how long after.
struct Responses {
    enum Kind : std::uint8_t { Open, Click, Buy, Unsubscribe };
    static constexpr std::size_t kKinds = 4;
    struct Chance {
        double chance = 0;
        Delay after;
    };
    using Chances = std::array<Chance, kKinds>;

    Chances general;
    std::map<std::string, Chances, std::less<>> byTemplate;  ///< Instead of the general ones.

    bool empty() const;
};

/// Reads `responses.json`. Templates that the bundle does not have are warnings.
std::pair<Responses, base::Diagnostics> readResponses(std::string_view text, std::string fileName,
                                                      const bundle::Bundle& bundle);

/// A message that went out.
struct SentMessage {
    std::string key;  ///< Its idempotency key (S22).
    std::string_view campaign;
    std::string_view node;
    std::string_view templateId;
    std::string_view purpose;
    std::string_view profile;
    base::Instant at;
};

/// An event that is a reaction to a message: a line of the stream, and when it arrives.
struct Response {
    base::Instant at;
    std::string line;
};

/// The reactions to one message in order of arrival. Each kind is drawn by itself from seed, kind and key;
/// none comes before the millisecond after the message.
std::vector<Response> responsesTo(const SentMessage& message, const Responses& responses, std::uint64_t seed);

}  // namespace rehearsal::simulation
