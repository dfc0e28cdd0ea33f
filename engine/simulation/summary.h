#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "simulation/percentiles.h"

namespace rehearsal::simulation {

/// The figures of a run (cli.md, "The summary").
struct Summary {
    struct Events {
        std::uint64_t read = 0;
        std::uint64_t accepted = 0;
        std::uint64_t duplicate = 0;
        std::uint64_t untracked = 0;
        std::map<std::string, std::uint64_t> rejected;  ///< By reason (S2).
        std::uint64_t identityConflict = 0;
        Percentiles late;
    };
    struct NodeCounts {
        std::uint64_t reached = 0;
        std::uint64_t sent = 0;
        std::uint64_t skipped = 0;
        std::uint64_t waiting = 0;                   ///< Journeys that stand here when the run ends.
        std::map<std::string, std::uint64_t> skips;  ///< By reason.
        std::map<std::string, std::uint64_t>
            leaving;  ///< By the edge taken: its pointer inside the node, `/next`.
    };
    struct CampaignCounts {
        std::uint64_t entered = 0;
        std::uint64_t active = 0;
        std::map<std::string, std::uint64_t> denied;
        std::map<std::string, std::uint64_t> outcomes;
        std::map<std::string, NodeCounts> nodes;
    };
    struct FeedCounts {
        std::uint64_t fresh = 0;
        std::uint64_t cached = 0;
        std::uint64_t stale = 0;
        std::uint64_t fallback = 0;
        std::uint64_t null = 0;
        Percentiles latency;
    };

    /// What came of making messages with one template.
    struct TemplateCounts {
        std::uint64_t rendered = 0;
        std::uint64_t failed = 0;
        std::map<std::string, std::uint64_t> emptyMergeTags;  ///< By path: messages in which it gave nothing.
        std::map<std::string, std::uint64_t> fallbacks;  ///< By slot: messages in which its block failed.
    };

    Events events;
    std::uint64_t profiles = 0;  ///< After merges.
    std::uint64_t entered = 0;
    std::uint64_t active = 0;
    std::map<std::string, std::uint64_t> denied;
    std::map<std::string, std::uint64_t> outcomes;
    std::uint64_t sent = 0;
    std::uint64_t deferred = 0;
    std::map<std::string, std::uint64_t> skipped;
    std::map<std::string, CampaignCounts> campaigns;
    std::map<std::string, FeedCounts> feeds;
    /// By id; only of a run that renders.
    std::optional<std::map<std::string, TemplateCounts>> templates;
    Percentiles timing;  ///< at - due of the messages sent.
    double wallSeconds = 0;
    double eventsPerSecond = 0;
    double peakRssMb = 0;
};

/// The summary as `rehearse run --summary` writes it, one JSON document.
std::string toJsonText(const Summary& summary);

}  // namespace rehearsal::simulation
