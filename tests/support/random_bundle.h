#pragma once

#include <string>

#include "bundle/files.h"
#include "support/random_campaign.h"

namespace rehearsal::test {

/// What random cases leave out, for properties that hold only without it.
struct Without {
    bool calendarAndChance = false;  ///< Months, dates, zones that change their clocks, and draws of feeds.
};

/// Draws a rule bundle: a policy, segments, views, feeds and one to four campaigns.
class RandomBundle {
  public:
    using Json = nlohmann::ordered_json;

    explicit RandomBundle(std::uint64_t seed, const Without& without = {}) : draw_(seed), without_(without) {}

    bundle::Files make() {
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Random"})");
        files.set("policy.json", policy().dump(2));
        files.set("segments.json", segments().dump(2));
        files.set("views.json", views().dump(2));
        files.set("feeds.json", feeds().dump(2));
        files.set("data/catalog.json", R"([{"product_id":"p0","category":"shoes"}])");
        for (const std::string id : {"hello", "offer"}) {
            files.set("templates/" + id + "/template.json",
                      R"({"format":"rehearsal.template/1","name":")" + id + "\"}");
            files.set("templates/" + id + "/subject.liquid", "Hello");
            files.set("templates/" + id + "/body.html", "<p>Hello</p>");
        }
        files.set("blocks/first.liquid", "first");
        files.set("blocks/second.liquid", "second");
        RandomCampaign campaign(draw_, !without_.calendarAndChance);
        const auto count = draw_.between(1, 4);
        for (int i = 0; i < count; ++i) {
            files.set("campaigns/c" + std::to_string(i) + ".json", campaign.make(i).dump(2));
        }
        return files;
    }

  private:
    Json consent() {
        Json rules = Json::array();
        rules.push_back({{"regions", {"EEA", "CH"}}, {"basis", "opt-in"}, {"double", draw_.chance(50)}});
        rules.push_back(
            {{"regions", Json::array({"CA"})},
             {"basis", "opt-in"},
             {"implied", {{"event", "Order Completed"}, {"for", draw_.text({"2h30m", "2d", "730d"})}}}});
        rules.push_back(
            {{"regions", Json::array({"US-CA"})}, {"purposes", {"tracking", "offers"}}, {"basis", "opt-in"}});
        rules.push_back({{"regions", Json::array({"US"})}, {"basis", "opt-out"}});
        if (draw_.chance(70))
            rules.push_back({{"regions", Json::array({"*"})}, {"basis", draw_.text({"opt-in", "opt-out"})}});
        Json out{{"rules", rules}, {"purposes", {{"newsletter", "marketing"}, {"offers", "newsletter"}}}};
        if (draw_.chance(30)) out["tracking"] = "enforced";
        if (draw_.chance(60)) out["categories"] = {{"marketing", "Advertising"}, {"tracking", "Analytics"}};
        if (draw_.chance(20)) out["exempt"] = Json::array({"transactional", "offers"});
        return out;
    }

    Json caps() {
        Json out = Json::array();
        for (auto i = draw_.below(3); i > 0; --i) {
            Json cap{{"id", "cap-" + std::to_string(i)}, {"max", draw_.between(1, 3)}};
            cap["per"] =
                draw_.text({"6h", "24h", "7d", "day", "week", without_.calendarAndChance ? "2d" : "month"});
            if (draw_.chance(50)) cap["purposes"] = Json::array({draw_.text({"marketing", "newsletter"})});
            if (draw_.chance(20)) cap["campaigns"] = Json::array({"c0"});
            if (draw_.chance(50)) cap["mode"] = "defer";
            out.push_back(cap);
        }
        return out;
    }

    Json policy() {
        Json out{{"format", "rehearsal.policy/1"}};
        if (!without_.calendarAndChance && draw_.chance(60)) {
            out["timezone"] = draw_.text({"Europe/Paris", "America/New_York", "Australia/Lord_Howe"});
        }
        if (draw_.chance(50)) out["dedup"]["window"] = draw_.text({"30m", "1d", "7d"});
        out["consent"] = consent();
        if (draw_.chance(15)) out["require_verified_email"] = true;
        if (draw_.chance(60)) {
            out["quiet_hours"] = draw_.of<Json>({{{"from", "21:00"}, {"to", "08:00"}},
                                                 {{"from", "02:00"}, {"to", "03:30"}},
                                                 {{"from", "12:00"}, {"to", "12:05"}},
                                                 {{"from", "18:00"}, {"to", "02:15"}}});
            if (draw_.chance(30)) out["quiet_hours"]["mode"] = "skip";
            if (draw_.chance(40)) out["quiet_hours"]["purposes"] = Json::array({"marketing"});
        }
        out["caps"] = caps();
        if (draw_.chance(30)) out["holdout"] = {{"percent", 25}, {"salt", "2026"}};
        return out;
    }

    Json segments() {
        RandomConditions conditions(draw_);
        Sight sight;
        sight.calendar = !without_.calendarAndChance;
        sight.segments = false;
        return {{"loyal", {{"did", "Order Completed"}, {"within", "7d"}, {"at_least", 2}}},
                {"first-time", {{"did", "Order Completed"}, {"at_most", 0}}},
                {"browsing", conditions.condition(sight)}};
    }

    Json views() {
        return {{"cart",
                 {{"kind", "list"},
                  {"key", "product_id"},
                  {"add", "Product Added"},
                  {"remove", "Product Removed"},
                  {"clear", "Order Completed"}}},
                {"seen",
                 {{"kind", "recent"},
                  {"event", "Product Viewed"},
                  {"key", "product_id"},
                  {"max", 2},
                  {"within", "2d"}}},
                {"orders", {{"kind", "count"}, {"event", "Order Completed"}}},
                {"spent", {{"kind", "sum"}, {"event", "Order Completed"}, {"field", "total"}}},
                {"last-order", {{"kind", "last"}, {"event", "Order Completed"}}}};
    }

    Json feeds() {
        const bool sure = without_.calendarAndChance;
        const Json mock{{"latency", {{"p50", "30ms"}, {"p95", sure ? "30ms" : "90ms"}}},
                        {"failure_rate", sure ? 0 : 0.4},
                        {"body", {{"points", 120}}}};
        return {{"catalog", {{"kind", "catalog"}, {"data", "catalog.json"}}},
                {"loyalty",
                 {{"kind", "http"},
                  {"url", "https://crm.example/points"},
                  {"timeout", "80ms"},
                  {"retries", draw_.below(2)},
                  {"ttl", draw_.text({"5m", "6h"})},
                  {"max_stale", draw_.text({"1h", "2d"})},
                  {"on_failure", draw_.text({"fallback", "skip", "send"})},
                  {"mock", mock}}},
                {"stock",
                 {{"kind", "http"},
                  {"url", "https://crm.example/stock"},
                  {"on_failure", "skip"},
                  {"mock", mock}}}};
    }

    Draw draw_;
    Without without_;
};

}  // namespace rehearsal::test
