#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/draw.h"

namespace rehearsal::test {

/// Draws campaigns that mostly decide: branches over few fields with few values, so that many of their cases
/// can never be taken and many that look so can. What they ask about is what RandomEvents and RandomBundle
/// make.
class RandomDecisions {
  public:
    using Json = nlohmann::ordered_json;

    explicit RandomDecisions(Draw& draw) : draw_(draw) {}

    Json make(int number) {
        Json out{{"format", "rehearsal.campaign/1"}, {"name", "Decisions " + std::to_string(number)}};
        asked_.clear();
        for (int i = 0; i < 2; ++i) asked_.push_back(fresh(draw_.below(2) == 0 ? 0 : 1, false));
        out["purpose"] = draw_.text({"transactional", "transactional", "newsletter"});
        out["entry"]["triggers"] = Json::array({trigger()});
        if (draw_.chance(25)) out["entry"]["triggers"].push_back(trigger());
        if (draw_.chance(25)) out["entry"]["where"] = condition(1, true);
        if (draw_.chance(30)) out["entry"]["max_trigger_age"] = length();
        out["entry"]["reentry"]["while_active"] = draw_.text({"parallel", "parallel", "ignore", "restart"});
        out["exits"] = Json::array();
        if (draw_.chance(20)) out["exits"].push_back({{"when", condition(1, false)}});
        if (draw_.chance(15)) out["exits"].push_back({{"when", condition(0, false)}});
        count_ = draw_.between(3, 9);
        out["start"] = id(0);
        for (std::int64_t i = 0; i < count_; ++i) out["nodes"][id(i)] = node(i);
        return out;
    }

  private:
    static std::string id(std::int64_t node) { return "n" + std::to_string(node); }
    Json onward(std::int64_t node) {
        if (node + 1 >= count_) return nullptr;
        return id(draw_.chance(75) ? node + 1 : draw_.between(node + 1, count_ - 1));
    }
    Json anywhere(std::int64_t node) {
        return draw_.chance(20) ? Json(id(draw_.below(count_))) : onward(node);
    }
    std::string length() { return draw_.text({"30m", "2h", "6h", "1d", "2d"}); }
    std::string name() { return draw_.text({"Product Viewed", "Product Added", "Order Completed"}); }

    Json trigger() {
        switch (draw_.below(8)) {
            case 0:
                return {{"type", "inactivity"}, {"of", name()}, {"for", draw_.text({"6h", "2d"})}};
            case 1:
                return {{"type", "segment"}, {"enters", draw_.text({"loyal", "browsing", "first-time"})}};
            case 2:
                return {{"type", "count"},
                        {"event", name()},
                        {"at_least", draw_.between(1, 2)},
                        {"within", "7d"}};
            default: {
                Json out{{"type", "event"}, {"event", name()}};
                if (draw_.chance(15)) out["where"] = condition(0, true);
                return out;
            }
        }
    }

    /// Often one that is asked elsewhere too: before and after a wait, a message or a `set`.
    Json condition(int depth, bool early) {
        if (asked_.empty() || !draw_.chance(60)) return fresh(depth, early);
        const Json& known = draw_.of(asked_);
        return draw_.chance(30) ? Json{{"not", known}} : known;
    }

    Json fresh(int depth, bool early) {
        const auto form = draw_.below(12);
        if (depth > 0 && form < 2)
            return {{"all", {condition(depth - 1, early), condition(depth - 1, early)}}};
        if (depth > 0 && form < 4)
            return {{"any", {condition(depth - 1, early), condition(depth - 1, early)}}};
        if (form == 4) return {{"not", condition(0, early)}};
        if (form == 5) return {{"segment", draw_.text({"loyal", "first-time"})}};
        if (form < 8) return did();
        return field(early);
    }

    Json did() {
        Json out{{"did", draw_.chance(85) ? name() : std::string("$sent")}};
        if (draw_.chance(20))
            out["where"] = {{"field", "event.properties.category"}, {"op", "="}, {"value", category()}};
        const auto window = draw_.below(4);
        if (window == 0) out["within"] = length();
        if (window == 1) out["since"] = "entry";
        const auto bound = draw_.below(4);
        if (bound == 0) out["at_most"] = draw_.below(2);
        if (bound == 1) out["exactly"] = draw_.below(3);
        if (bound == 2) out["at_least"] = draw_.between(1, 2);
        return out;
    }

    std::string category() { return draw_.text({"shoes", "hats"}); }

    Json text(const std::string& path) {
        switch (draw_.below(7)) {
            case 0:
                return {{"field", path},
                        {"op", draw_.text({"=", "!="})},
                        {"value", draw_.text({"SHOES", "hats"})},
                        {"ignore_case", true}};
            case 1:
                return {{"field", path}, {"op", draw_.text({"exists", "missing"})}};
            case 2:
                return {{"field", path},
                        {"op", draw_.text({"in", "not_in"})},
                        {"value", {"shoes", "hats", "gold"}}};
            case 3:
                return {{"field", path},
                        {"op", draw_.text({"contains", "starts_with", "ends_with"})},
                        {"value", draw_.text({"s", "sh", "hats"})}};
            case 4:
                return {{"field", path},
                        {"op", draw_.text({"<", ">="})},
                        {"value", draw_.text({"hats", "shoes"})}};
            default:
                return {{"field", path}, {"op", draw_.text({"=", "!="})}, {"value", category()}};
        }
    }

    Json number(const std::string& path) {
        return {{"field", path},
                {"op", draw_.text({"<", "<=", ">", ">=", "=", "!="})},
                {"value", draw_.of<Json>({0, 1, 9, 19.5, 20, 50, "20", nullptr})}};
    }

    Json field(bool early) {
        const std::string event = early && draw_.chance(50) ? "event" : "trigger";
        switch (draw_.below(early ? 10 : 14)) {
            case 0:
                return text(event + ".properties.category");
            case 1:
                return number(event + ".properties.total");
            case 2:
                return text("profile.tier");
            case 3:
            case 4:
                return number("profile.score");
            case 5:
                return text("profile.tier");
            case 6:
                return {{"field", "trigger.event"}, {"op", "="}, {"value", name()}};
            case 7:
                return number(draw_.text({"views.orders", "views.cart.size", "views.spent"}));
            case 8:
                return {{"field", event + ".time"},
                        {"op", draw_.text({"within", "older_than"})},
                        {"value", length()}};
            case 9:
                return {
                    {"field", "profile.tier"}, {"op", "="}, {"value", {{"ref", "trigger.properties.tier"}}}};
            case 10:
                return {{"field", "now.hour"},
                        {"op", draw_.text({"<", ">="})},
                        {"value", draw_.of<int>({0, 9, 18, 24})}};
            case 11:
                return {{"field", "journey.entered_at"},
                        {"op", draw_.text({"within", "older_than"})},
                        {"value", length()}};
            case 12:
                return text("journey.note");
            default:
                return number("journey.step");
        }
    }

    Json node(std::int64_t i) {
        const auto kind = draw_.below(20);
        if (kind < 10) return branch(i);
        if (kind < 13) return {{"type", "wait"}, {"for", length()}, {"next", anywhere(i)}};
        if (kind == 13) return {{"type", "wait"}, {"until", {{"time", "09:00"}}}, {"next", anywhere(i)}};
        if (kind == 14)
            return {{"type", "wait_for"},
                    {"event", name()},
                    {"timeout", length()},
                    {"then", onward(i)},
                    {"on_timeout", onward(i)}};
        if (kind == 15)
            return {{"type", "wait"},
                    {"until_field",
                     {{"field",
                       draw_.text({"trigger.properties.starts_at", "trigger.time", "profile.renews_on"})}}},
                    {"on_missing", onward(i)},
                    {"next", onward(i)}};
        if (kind < 18) return set(i);
        return send(i);
    }

    Json branch(std::int64_t i) {
        Json cases = Json::array();
        for (auto n = draw_.between(1, 3); n > 0; --n)
            cases.push_back(
                {{"name", "case " + std::to_string(n)}, {"when", condition(1, false)}, {"next", onward(i)}});
        return {{"type", "branch"}, {"cases", cases}, {"otherwise", onward(i)}};
    }

    Json set(std::int64_t i) {
        Json out{{"type", "set"}};
        out["values"]["note"] = draw_.of<Json>({"shoes", nullptr, {{"ref", "trigger.properties.category"}}});
        out["values"]["step"] =
            draw_.of<Json>({1, 20, {{"ref", "trigger.properties.total"}}, {{"ref", "profile.score"}}});
        if (draw_.chance(40)) out["traits"]["score"] = draw_.of<Json>({1, 20, {{"ref", "journey.step"}}});
        if (draw_.chance(30))
            out["traits"]["tier"] =
                draw_.of<Json>({"shoes", nullptr, {{"ref", "trigger.properties.category"}}});
        out["next"] = onward(i);
        return out;
    }

    Json send(std::int64_t i) {
        Json out{{"type", "send"}, {"template", "hello"}};
        Json choices = Json::array();
        for (int n = 0; n < 2; ++n)
            choices.push_back({{"when", condition(0, false)}, {"block", n == 0 ? "first" : "second"}});
        out["slots"]["top"]["choose"] = choices;
        out["next"] = onward(i);
        return out;
    }

    Draw& draw_;
    std::vector<Json> asked_;
    std::int64_t count_ = 0;
};

}  // namespace rehearsal::test
