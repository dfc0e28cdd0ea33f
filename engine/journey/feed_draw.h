#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "bundle/bundle.h"

namespace rehearsal::journey {

/// What befalls feeds in a run, whatever their mocks say (S26).
struct FeedFaults {
    /// Every attempt in [from, to) fails.
    struct Outage {
        std::string feed;  ///< An id, or `*` for every feed.
        base::Instant from;
        base::Instant to;
    };
    /// Latencies in [from, to) are multiplied.
    struct Slowness {
        std::string feed;
        base::Instant from;
        base::Instant to;
        double factor = 1;
    };
    std::vector<Outage> outages;
    std::vector<Slowness> slow;

    bool isOut(std::string_view feed, base::Instant at) const;
    /// The product of all factors that hold; 1 where none does.
    double slowdown(std::string_view feed, base::Instant at) const;
};

/// What a feed's mock answers to one attempt (S26).
struct FeedDraw {
    bool failed = false;
    double latencyMs = 0;
};

/// Attempt `n` (from 1), made at `at`, of a feed for the message with idempotency key `key`; the same
/// arguments draw the same.
FeedDraw drawFeed(const bundle::HttpFeed& feed, std::uint64_t seed, const std::string& feedId,
                  const std::string& key, std::int64_t n, const FeedFaults& faults = {},
                  base::Instant at = {});

/// The value below which a standard normal variable lies with probability `p` in (0, 1): Wichura's algorithm
/// AS 241.
double normalQuantile(double p);

/// The log-normal value at `u` in [0, 1) whose median and 95th percentile are given; exactly `p50` where both
/// are equal (S26).
double logNormal(double p50, double p95, double u);

}  // namespace rehearsal::journey
