#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/random_conditions.h"

namespace rehearsal::test {

/// Draws one campaign: every trigger, form of reentry, exit and node, with edges that lead on, back or out.
class RandomCampaign {
  public:
    using Json = nlohmann::ordered_json;

    RandomCampaign(Draw& draw, bool calendar) : draw_(draw), conditions_(draw) {
        outside_.calendar = calendar;
        inside_.calendar = calendar;
        inside_.journey = true;
        atEntry_ = inside_;
        atEntry_.event = true;
    }

    Json make(int number) {
        Json out{{"format", "rehearsal.campaign/1"}, {"name", "Campaign " + std::to_string(number)}};
        if (draw_.chance(70)) out["priority"] = draw_.of<int>({10, 50, 50, 80});
        if (draw_.chance(50))
            out["purpose"] = draw_.text({"newsletter", "offers", "transactional", "marketing"});
        if (draw_.chance(30)) out["grace"] = draw_.text({"5m", "30m"});
        out["entry"] = entry();
        out["exits"] = exits();
        count_ = draw_.between(2, 7);
        out["start"] = id(0);
        for (std::int64_t i = 0; i < count_; ++i) out["nodes"][id(i)] = node(i);
        return out;
    }

  private:
    static std::string id(std::int64_t node) { return "n" + std::to_string(node); }
    /// An edge that leads on, or out.
    Json onward(std::int64_t node) {
        if (node + 1 >= count_ || draw_.chance(8)) return nullptr;
        return id(draw_.chance(80) ? node + 1 : draw_.between(node + 1, count_ - 1));
    }
    /// After a wait an edge may also lead back.
    Json anywhere(std::int64_t node) {
        return draw_.chance(15) ? Json(id(draw_.below(count_))) : onward(node);
    }

    Json trigger() {
        switch (draw_.below(8)) {
            case 0: {
                Json out{{"type", "count"}, {"event", conditions_.name()}, {"at_least", draw_.between(1, 3)}};
                Sight sight = outside_;
                sight.event = true;
                if (draw_.chance(20)) out["where"] = conditions_.condition(sight, 1);
                if (draw_.chance(70)) out["within"] = conditions_.length();
                if (draw_.chance(40))
                    out["same"] = draw_.text({"event.properties.product_id", "event.userId"});
                return out;
            }
            case 1:
                return {{"type", "inactivity"},
                        {"of", conditions_.match(outside_)},
                        {"for", draw_.text({"30m", "6h", "2d", "7d"})}};
            case 2:
                return {{"type", "segment"}, {"enters", draw_.text({"loyal", "browsing", "first-time"})}};
            default: {
                Json out{{"type", "event"}, {"event", draw_.of(kEventNames)}};
                Sight sight = outside_;
                sight.event = true;
                if (draw_.chance(20)) out["where"] = conditions_.condition(sight, 1);
                return out;
            }
        }
    }

    Json entry() {
        Json out;
        for (auto i = draw_.between(1, 2); i > 0; --i) out["triggers"].push_back(trigger());
        if (draw_.chance(20)) out["where"] = conditions_.condition(atEntry_, 1);
        Json reentry = Json::object();
        reentry["while_active"] = draw_.text({"ignore", "ignore", "restart", "parallel"});
        if (draw_.chance(35)) {
            reentry["key"] = draw_.text({"trigger.properties.product_id", "trigger.properties.cart_id"});
        }
        if (draw_.chance(30)) {
            reentry["cooldown"] = draw_.chance(25) ? Json("once") : Json(conditions_.length());
        }
        out["reentry"] = reentry;
        if (draw_.chance(20)) out["max_trigger_age"] = conditions_.length();
        return out;
    }

    Json exits() {
        Json out = Json::array();
        if (draw_.chance(50)) {
            Json exit{{"on", draw_.chance(70) ? Json(draw_.of(kEventNames)) : conditions_.match(inside_)}};
            if (draw_.chance(50)) exit["outcome"] = "goal";
            out.push_back(exit);
        }
        if (draw_.chance(15)) out.push_back({{"when", conditions_.condition(inside_, 1)}});
        return out;
    }

    Json node(std::int64_t i) {
        const auto kind = draw_.below(20);
        if (kind < 7 || i == 1) return send(i);
        if (kind < 11) return waitFor(i);
        if (kind < 13) return waitUntil(i);
        if (kind == 13) return waitUntilField(i);
        if (kind == 14) {
            return {{"type", "wait_for"},
                    {"event", conditions_.match(inside_)},
                    {"timeout", conditions_.length()},
                    {"then", onward(i)},
                    {"on_timeout", onward(i)}};
        }
        if (kind == 15) return branch(i);
        if (kind == 16) {
            return {{"type", "split"},
                    {"arms",
                     {{{"name", "a"}, {"weight", draw_.below(3)}, {"next", onward(i)}},
                      {{"name", "b"}, {"weight", 1.5}, {"next", onward(i)}}}}};
        }
        if (kind == 17) return set(i);
        if (kind == 18)
            return {{"type", "webhook"}, {"url", "https://crm.example/hook"}, {"next", onward(i)}};
        if (draw_.chance(60)) return waitFor(i);
        return {{"type", "exit"}, {"outcome", draw_.text({"goal", "exit"})}, {"reason", "done"}};
    }

    Json waitFor(std::int64_t i) {
        const std::string length = draw_.text({"0s", "5m", "30m", "1h", "6h", "1d", "2d"});
        const bool longEnough = length == "6h" || length.back() == 'd';
        Json out{{"type", "wait"}, {"for", length}};
        if (draw_.chance(40)) {
            out["reset_on"] = conditions_.match(inside_);
            if (draw_.chance(50)) out["reset_limit"] = draw_.text({"30m", "2h", "1d"});
        }
        out["next"] = longEnough ? anywhere(i) : onward(i);
        return out;
    }

    Json waitUntil(std::int64_t i) {
        Json until{{"time", draw_.text({"09:00", "02:30", "01:30", "00:00", "23:55"})}};
        if (draw_.chance(40))
            until["weekdays"] =
                Json::parse(draw_.text({R"(["mon"])", R"(["sat","sun"])", R"(["tue","wed","fri"])"}));
        if (draw_.chance(40)) until["in_days"] = draw_.below(3);
        return {{"type", "wait"}, {"until", until}, {"next", anywhere(i)}};
    }

    Json waitUntilField(std::int64_t i) {
        Json field{
            {"field", draw_.text({"trigger.properties.starts_at", "profile.renews_on", "trigger.time"})}};
        if (draw_.chance(60)) field["offset"] = conditions_.length();
        if (draw_.chance(50)) field["before"] = true;
        Json out{{"type", "wait"}, {"until_field", field}};
        if (draw_.chance(50)) out["on_missing"] = onward(i);
        out["next"] = onward(i);
        return out;
    }

    Json branch(std::int64_t i) {
        Json cases = Json::array();
        for (auto n = draw_.between(1, 2); n > 0; --n) {
            cases.push_back({{"name", "case " + std::to_string(n)},
                             {"when", conditions_.condition(inside_)},
                             {"next", onward(i)}});
        }
        return {{"type", "branch"}, {"cases", cases}, {"otherwise", onward(i)}};
    }

    Json send(std::int64_t i) {
        Json out{{"type", "send"}, {"template", draw_.text({"hello", "offer"})}};
        if (draw_.chance(25)) out["purpose"] = draw_.text({"newsletter", "transactional", "offers"});
        if (draw_.chance(25)) {
            Json choice{{"when", conditions_.condition(inside_, 1)}, {"block", "first"}};
            out["slots"]["top"] = {{"choose", Json::array({choice})}};
            if (draw_.chance(50)) out["slots"]["top"]["fallback"] = "second";
        }
        if (draw_.chance(30))
            out["feeds"] =
                Json::parse(draw_.text({R"(["loyalty"])", R"(["catalog"])", R"(["stock","loyalty"])"}));
        if (draw_.chance(25)) {
            out["once_per"]["key"] = Json::parse(
                draw_.text({R"(["trigger.properties.product_id"])", R"(["trigger.properties.cart_id"])",
                            R"(["profile.id","trigger.properties.category"])"}));
            if (draw_.chance(60)) out["once_per"]["within"] = conditions_.length();
        }
        if (draw_.chance(20)) out["on_skip"] = "exit";
        out["next"] = onward(i);
        return out;
    }

    Json set(std::int64_t i) {
        Json out{{"type", "set"}, {"values", {{"note", {{"ref", "trigger.properties.category"}}}}}};
        if (draw_.chance(60)) {
            out["traits"] = {{"score", draw_.below(10)}, {"tier", {{"ref", "trigger.properties.tier"}}}};
        }
        out["next"] = onward(i);
        return out;
    }

    Draw& draw_;
    RandomConditions conditions_;
    Sight outside_;
    Sight inside_;
    Sight atEntry_;
    std::int64_t count_ = 0;
};

}  // namespace rehearsal::test
