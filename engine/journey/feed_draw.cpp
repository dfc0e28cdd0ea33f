#include "journey/feed_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/sha256.h"

namespace rehearsal::journey {
namespace {

/// Σ c[i] x^i by Horner's rule, highest coefficient first.
double polynomial(const std::array<double, 8>& c, double x) {
    double sum = 0;
    for (const double each : c) sum = sum * x + each;
    return sum;
}

}  // namespace

double normalQuantile(double p) {
    const double q = p - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q *
               polynomial({2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                           45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                           133.14166789178437745, 3.387132872796366608},
                          r) /
               polynomial(
                   {5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
                    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0},
                   r);
    }
    double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
    double x = 0;
    if (r <= 5) {
        r -= 1.6;
        x = polynomial({7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
                        1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055,
                        4.6303378461565452959, 1.42343711074968357734},
                       r) /
            polynomial({1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
                        0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
                        2.05319162663775882187, 1.0},
                       r);
    } else {
        r -= 5;
        x = polynomial({2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
                        0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
                        5.4637849111641143699, 6.6579046435011037772},
                       r) /
            polynomial({2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
                        7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
                        0.59983220655588793769, 1.0},
                       r);
    }
    return q < 0 ? -x : x;
}

double logNormal(double p50, double p95, double u) {
    constexpr double kQuantile95 = 1.6448536;
    if (p50 == p95) return p50;
    // u = 0 has no quantile; the smallest number above it stands in.
    const double z = normalQuantile(std::max(u, 0x1p-65));
    const double logP50 = std::log(p50);
    return std::exp(logP50 + z * (std::log(p95) - logP50) / kQuantile95);
}

bool FeedFaults::isOut(std::string_view feed, base::Instant at) const {
    return std::any_of(outages.begin(), outages.end(), [&](const Outage& outage) {
        return (outage.feed == "*" || outage.feed == feed) && outage.from <= at && at < outage.to;
    });
}

double FeedFaults::slowdown(std::string_view feed, base::Instant at) const {
    double factor = 1;
    for (const Slowness& each : slow) {
        if ((each.feed == "*" || each.feed == feed) && each.from <= at && at < each.to) factor *= each.factor;
    }
    return factor;
}

FeedDraw drawFeed(const bundle::HttpFeed& feed, std::uint64_t seed, const std::string& feedId,
                  const std::string& key, std::int64_t n, const FeedFaults& faults, base::Instant at) {
    FeedDraw draw;
    if (feed.mock) {
        const auto digest = base::sha256(fmt::format("{}/{}/{}/{}", seed, feedId, key, n));
        draw.failed = base::unitInterval(base::bigEndian64(digest, 0)) < feed.mock->failureRate;
        draw.latencyMs =
            logNormal(static_cast<double>(feed.mock->p50.ms), static_cast<double>(feed.mock->p95.ms),
                      base::unitInterval(base::bigEndian64(digest, 1))) *
            faults.slowdown(feedId, at);
        if (feed.timeout && draw.latencyMs > static_cast<double>(feed.timeout->ms)) draw.failed = true;
    }
    if (faults.isOut(feedId, at)) draw.failed = true;
    return draw;
}

}  // namespace rehearsal::journey
