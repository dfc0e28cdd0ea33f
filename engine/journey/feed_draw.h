#pragma once

#include <cstdint>
#include <string>

#include "bundle/bundle.h"

namespace rehearsal::journey {

/// What a feed's mock answers to one attempt (S26).
struct FeedDraw {
    bool failed = false;
    double latencyMs = 0;
};

/// Attempt `n` (from 1) of a feed for the message with idempotency key `key`; the same arguments draw the
/// same.
FeedDraw drawFeed(const bundle::HttpFeed& feed, std::uint64_t seed, const std::string& feedId,
                  const std::string& key, std::int64_t n);

/// The value below which a standard normal variable lies with probability `p` in (0, 1): Wichura's algorithm
/// AS 241.
double normalQuantile(double p);

}  // namespace rehearsal::journey
