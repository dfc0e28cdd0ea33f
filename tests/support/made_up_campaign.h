#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "bundle/files.h"

namespace rehearsal::test {

/// A campaign of any size as shops draw them: stretches of waits and mails, branches that come together
/// again, arms that end, and here and there a loop. The same for the same number of steps.
inline nlohmann::ordered_json madeUpCampaign(int steps) {
    using Json = nlohmann::ordered_json;
    Json nodes = Json::object();
    const auto id = [](int i) { return "step-" + std::to_string(i); };
    const auto next = [&](int i) { return i < steps ? Json(id(i)) : Json(nullptr); };
    // A stretch of eight steps: a wait, a mail, a branch of three ways (one ends after a mail, one loops back
    // once, one goes on by another mail), which come together at the next stretch.
    for (int i = 0; i < steps; ++i) {
        const int start = i / 8 * 8;
        Json node;
        switch (i % 8) {
            case 0:
                node = {{"type", "wait"}, {"for", std::to_string(i % 5 + 1) + "d"}, {"next", next(i + 1)}};
                break;
            case 1:
                node = {{"type", "send"}, {"template", "cart-reminder"}, {"next", next(i + 1)}};
                break;
            case 2:
                node = {{"type", "branch"},
                        {"cases",
                         {{{"name", "has bought something in the last thirty days"},
                           {"when", {{"did", "Order Completed"}, {"within", "30d"}}},
                           {"next", next(start + 3)}},
                          {{"name", "French"},
                           {"when", {{"field", "profile.country"}, {"op", "="}, {"value", "FR"}}},
                           {"next", next(start + 5)}}}},
                        {"otherwise", next(start + 8)}};
                break;
            case 3:
                node = {{"type", "set"}, {"values", {{"buyer", true}}}, {"next", next(start + 4)}};
                break;
            case 4:
                node = {{"type", "split"},
                        {"arms",
                         {{{"name", "with a gift"}, {"weight", 50}, {"next", next(start + 8)}},
                          {{"name", "without"}, {"weight", 50}, {"next", nullptr}}}}};
                break;
            case 5:
                node = {{"type", "wait_for"},
                        {"event", "Product Viewed"},
                        {"timeout", "2d"},
                        {"then", next(start + 6)},
                        {"on_timeout", next(start + 7)}};
                break;
            case 6:
                node = {{"type", "send"}, {"template", "cart-reminder"}, {"next", next(start + 8)}};
                break;
            default:
                node = {
                    {"type", "wait"}, {"for", "1d"}, {"next", start % 16 == 0 ? next(start + 5) : Json()}};
        }
        nodes[id(i)] = std::move(node);
    }
    return {{"format", "rehearsal.campaign/1"},
            {"name", "Made up"},
            {"entry", {{"triggers", {{{"type", "event"}, {"event", "Product Added"}}}}}},
            {"exits", {{{"on", "Order Completed"}, {"outcome", "goal"}}}},
            {"start", steps > 0 ? Json(id(0)) : Json()},
            {"nodes", std::move(nodes)}};
}

/// A bundle with made-up campaigns, called `made-up-STEPS`, and the one template they send.
inline bundle::Files madeUpBundle(const std::vector<int>& sizes) {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Made up"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1"})");
    for (const int steps : sizes)
        files.set("campaigns/made-up-" + std::to_string(steps) + ".json", madeUpCampaign(steps).dump(2));
    files.set("templates/cart-reminder/template.json",
              R"({"format": "rehearsal.template/1", "name": "Cart reminder"})");
    files.set("templates/cart-reminder/subject.liquid", "Your cart");
    files.set("templates/cart-reminder/body.html", "<p>Your cart</p>");
    return files;
}

}  // namespace rehearsal::test
