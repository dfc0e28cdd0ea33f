#include "simulation/summary.h"

#include <nlohmann/json.hpp>

namespace rehearsal::simulation {
namespace {

using Json = nlohmann::ordered_json;

/// An object also where nothing was counted.
Json counts(const std::map<std::string, std::uint64_t>& source) {
    Json out = Json::object();
    for (const auto& [key, count] : source) out[key] = count;
    return out;
}

Json campaigns(const Summary& summary) {
    Json out = Json::object();
    for (const auto& [id, campaign] : summary.campaigns) {
        Json nodes = Json::object();
        for (const auto& [nodeId, node] : campaign.nodes) {
            nodes[nodeId] = {{"reached", node.reached}, {"sent", node.sent}, {"skipped", node.skipped}};
        }
        out[id] = {{"nodes", nodes}};
    }
    return out;
}

Json feeds(const Summary& summary) {
    Json out = Json::object();
    for (const auto& [id, feed] : summary.feeds) {
        out[id] = {{"fresh", feed.fresh},       {"cached", feed.cached}, {"stale", feed.stale},
                   {"fallback", feed.fallback}, {"null", feed.null},     {"p50", feed.latency.p50},
                   {"p95", feed.latency.p95}};
    }
    return out;
}

Json templates(const std::map<std::string, Summary::TemplateCounts>& source) {
    Json out = Json::object();
    for (const auto& [id, each] : source) {
        out[id] = {{"rendered", each.rendered},
                   {"failed", each.failed},
                   {"empty_merge_tags", counts(each.emptyMergeTags)},
                   {"fallbacks", counts(each.fallbacks)}};
    }
    return out;
}

}  // namespace

std::string toJsonText(const Summary& s) {
    Json out;
    out["events"] = {
        {"read", s.events.read},
        {"accepted", s.events.accepted},
        {"duplicate", s.events.duplicate},
        {"untracked", s.events.untracked},
        {"rejected", counts(s.events.rejected)},
        {"identity_conflict", s.events.identityConflict},
        {"late", {{"p50", s.events.late.p50}, {"p95", s.events.late.p95}, {"max", s.events.late.max}}}};
    out["profiles"] = s.profiles;
    out["journeys"] = {{"entered", s.entered},
                       {"denied", counts(s.denied)},
                       {"outcomes", counts(s.outcomes)},
                       {"active", s.active}};
    out["messages"] = {{"sent", s.sent}, {"skipped", counts(s.skipped)}, {"deferred", s.deferred}};
    out["campaigns"] = campaigns(s);
    out["timing"] = {
        {"p50", s.timing.p50}, {"p95", s.timing.p95}, {"p99", s.timing.p99}, {"max", s.timing.max}};
    out["wall_s"] = s.wallSeconds;
    out["events_per_s"] = s.eventsPerSecond;
    out["peak_rss_mb"] = s.peakRssMb;
    out["feeds"] = feeds(s);
    if (s.templates) out["templates"] = templates(*s.templates);
    return out.dump(2) + "\n";
}

}  // namespace rehearsal::simulation
