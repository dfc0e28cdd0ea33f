#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/draw.h"

namespace rehearsal::test {

/// Names that random bundles ask about and random streams hold.
inline const std::vector<std::string> kEventNames{"Product Viewed",  "Product Added", "Product Removed",
                                                  "Order Completed", "Signed Up",     "Trial Started"};

/// What a condition may see where it stands (rule-bundle.md, Conditions).
struct Sight {
    bool event = false;
    bool journey = false;  ///< Also its trigger.
    bool segments = true;  ///< Segments and views.
    bool calendar = true;  ///< `now.date`, which no shift by weeks keeps.
};

/// Draws conditions of every form, as JSON.
class RandomConditions {
  public:
    using Json = nlohmann::ordered_json;

    explicit RandomConditions(Draw& draw) : draw_(draw) {}

    Json condition(const Sight& sight, int depth = 2) {
        const auto form = draw_.below(20);
        if (depth > 0 && form < 2)
            return {{"all", {condition(sight, depth - 1), condition(sight, depth - 1)}}};
        if (depth > 0 && form < 4)
            return {{"any", {condition(sight, depth - 1), condition(sight, depth - 1)}}};
        if (depth > 0 && form < 6) return {{"not", condition(sight, depth - 1)}};
        if (form < 11) return did(sight, depth);
        if (form == 11 && sight.segments)
            return {{"segment", draw_.text({"loyal", "browsing", "first-time"})}};
        if (form == 12) return draw_.chance(80);
        return fieldTest(sight);
    }

    /// A name, one with a `where`, or a list of these.
    Json match(const Sight& sight) {
        const auto form = draw_.below(5);
        if (form < 3) return name();
        if (form == 3) return {{"event", name()}, {"where", condition(withEvent(sight), 1)}};
        return Json::array({name(), Json{{"event", name()}, {"where", condition(withEvent(sight), 0)}}});
    }

    std::string name() {
        return draw_.chance(90) ? draw_.of(kEventNames)
                                : draw_.text({"$identify", "$page", "$sent", "$alias"});
    }
    std::string length() { return draw_.text({"5m", "10m", "30m", "1h", "2h30m", "6h", "1d", "2d", "7d"}); }

  private:
    static Sight withEvent(Sight sight) {
        sight.event = true;
        return sight;
    }

    Json did(const Sight& sight, int depth) {
        Json out{{"did", name()}};
        if (depth > 0 && draw_.chance(30)) out["where"] = condition(withEvent(sight), depth - 1);
        if (draw_.chance(50)) {
            out["within"] = length();
        } else if (sight.journey && draw_.chance(60)) {
            out["since"] = "entry";
        }
        const auto bound = draw_.below(6);
        if (bound == 0) out["at_most"] = draw_.below(3);
        if (bound == 1) out["exactly"] = draw_.below(3);
        if (bound == 2) out["at_least"] = draw_.between(1, 3);
        return out;
    }

    Json fieldTest(const Sight& sight) {
        std::vector<std::string> roots{"profile", "profile", "now"};
        if (sight.segments) roots.emplace_back("views");
        if (sight.event) roots.insert(roots.end(), 3, "event");
        if (sight.journey) roots.insert(roots.end(), {"trigger", "trigger", "journey"});
        const std::string root = draw_.of(roots);
        if (root == "now") return nowTest(sight);
        if (root == "views") return viewTest();
        if (root == "journey") return journeyTest();
        if (root == "profile") return profileTest();
        if (draw_.chance(15)) {
            return {
                {"field", root + ".time"}, {"op", draw_.text({"within", "older_than"})}, {"value", length()}};
        }
        return contentTest(root, sight);
    }

    Json contentTest(const std::string& root, const Sight& sight) {
        if (root == "event" && sight.journey && draw_.chance(35)) {
            const std::string field = draw_.text({"properties.category", "properties.product_id"});
            return {{"field", "event." + field},
                    {"op", draw_.text({"=", "!=", "in"})},
                    {"value", {{"ref", "trigger." + field}}}};
        }
        switch (draw_.below(4)) {
            case 0:
                return {{"field", root + ".properties.total"},
                        {"op", draw_.text({"<", "<=", ">", ">=", "=", "!="})},
                        {"value", draw_.of<Json>({10, 19.5, 20, 50})}};
            case 1:
                return {{"field", root + ".properties.category"},
                        {"op", draw_.text({"in", "not_in"})},
                        {"value", {"shoes", "hats"}}};
            case 2:
                return {{"field", root + ".properties.category"},
                        {"op", draw_.text({"contains", "starts_with", "ends_with", "="})},
                        {"value", draw_.text({"S", "shoes", "TS"})},
                        {"ignore_case", true}};
            default:
                return {{"field", root + ".properties.tags"}, {"op", "contains"}, {"value", "new"}};
        }
    }

    Json profileTest() {
        switch (draw_.below(5)) {
            case 0:
                return {{"field", "profile.country"}, {"op", "in"}, {"value", {"US", "DE", "GB"}}};
            case 1:
                return {{"field", "profile.score"},
                        {"op", draw_.text({"<", ">=", "!="})},
                        {"value", draw_.below(10)}};
            case 2:
                return {{"field", "profile.tier"}, {"op", draw_.text({"exists", "missing"})}};
            case 3:
                return {
                    {"field", "profile.id"}, {"op", "starts_with"}, {"value", draw_.text({"u", "anon:"})}};
            default:
                return {{"field", "profile.tier"},
                        {"op", "="},
                        {"value", draw_.text({"GOLD", "silver"})},
                        {"ignore_case", true}};
        }
    }

    Json viewTest() {
        switch (draw_.below(5)) {
            case 0:
                return {{"field", "views.cart.size"}, {"op", ">="}, {"value", draw_.between(1, 2)}};
            case 1:
                return {
                    {"field", "views.seen.0.product_id"}, {"op", "="}, {"value", draw_.text({"p0", "p1"})}};
            case 2:
                return {{"field", "views.orders"},
                        {"op", draw_.text({"<", ">="})},
                        {"value", draw_.between(1, 3)}};
            case 3:
                return {{"field", "views.spent"}, {"op", draw_.text({"<", ">="})}, {"value", 39}};
            default:
                return {{"field", "views.last-order.category"}, {"op", "!="}, {"value", "hats"}};
        }
    }

    Json journeyTest() {
        if (draw_.chance(50)) {
            return {{"field", "journey.entered_at"},
                    {"op", draw_.text({"within", "older_than"})},
                    {"value", length()}};
        }
        return {{"field", "journey.campaign"}, {"op", "ends_with"}, {"value", draw_.text({"0", "1"})}};
    }

    Json nowTest(const Sight& sight) {
        if (sight.calendar && draw_.chance(20)) {
            return {{"field", "now.date"}, {"op", ">="}, {"value", "2026-03-09"}};
        }
        if (draw_.chance(60)) {
            return {{"field", "now.hour"}, {"op", draw_.text({"<", ">="})}, {"value", draw_.below(24)}};
        }
        return {{"field", "now.weekday"}, {"op", "in"}, {"value", {"mon", "tue", "wed", "sun"}}};
    }

    Draw& draw_;
};

}  // namespace rehearsal::test
