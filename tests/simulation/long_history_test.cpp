// Of a long history the engine keeps what it worked out (views, counts, the next timer, consent). Decisions
// must be those of working it out anew each time.
#include <rapidcheck.h>

#include <nlohmann/json.hpp>

#include "bundle/bundle_reader.h"
#include "random_run.h"
#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::ordered_json;

namespace {

const std::vector<std::string> kNames{"Product Viewed", "Product Added", "Product Removed",
                                      "Order Completed"};

/// Holds for every event of price 2 or more. Where a condition asks for more than the event, nothing can be
/// kept of it, so the other form is worked out anew.
Json dear(bool kept) {
    const Json price{{"field", "event.properties.price"}, {"op", ">="}, {"value", 2}};
    if (kept) return price;
    return {{"all", {price, {{"field", "profile.id"}, {"op", "exists"}}}}};
}

Json match(const std::string& event, bool kept) {
    return {{"event", event}, {"where", dear(kept)}};
}

/// A campaign that says at every event which of the cases holds.
Json telling(const Json& cases) {
    Json nodes;
    Json branch{{"type", "branch"}, {"cases", Json::array()}, {"otherwise", nullptr}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string id = "case-" + std::to_string(i);
        branch["cases"].push_back({{"when", cases[i]}, {"next", id}});
        nodes[id] = {{"type", "exit"}, {"outcome", "exit"}, {"reason", id}};
    }
    nodes["tell"] = branch;
    Json triggers = Json::array();
    for (const std::string& name : kNames) triggers.push_back({{"type", "event"}, {"event", name}});
    return {{"format", "rehearsal.campaign/1"},
            {"name", "Telling"},
            {"entry", {{"triggers", triggers}, {"reentry", {{"while_active", "parallel"}}}}},
            {"start", "tell"},
            {"nodes", nodes}};
}

Json below(const std::string& field, int step, int count) {
    Json cases = Json::array();
    for (int i = 0; i < count; ++i) cases.push_back({{"field", field}, {"op", "<"}, {"value", i * step}});
    return cases;
}

Json equal(const std::string& field) {
    Json cases = Json::array();
    for (int i = 0; i < 6; ++i)
        cases.push_back({{"field", field}, {"op", "="}, {"value", "p" + std::to_string(i)}});
    return cases;
}

/// Counts of views, in a window and of the same product; a wait keeps timers about.
Json counting(bool kept, bool same, bool within) {
    Json trigger{{"type", "count"}, {"event", "Product Viewed"}, {"where", dear(kept)}, {"at_least", 4}};
    if (same) trigger["same"] = "event.properties.product_id";
    if (within) trigger["within"] = "6h";
    return {{"format", "rehearsal.campaign/1"},
            {"name", "Counting"},
            {"entry", {{"triggers", {trigger}}, {"reentry", {{"while_active", "parallel"}}}}},
            {"exits", {{{"on", "Order Completed"}, {"outcome", "goal"}}}},
            {"start", "wait"},
            {"nodes", {{"wait", {{"type", "wait"}, {"for", "3h"}, {"next", nullptr}}}}}};
}

bundle::Bundle rules(bool kept) {
    bundle::Files files;
    files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Long histories"})");
    files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
    const Json views{
        {"cart",
         {{"kind", "list"},
          {"key", "product_id"},
          {"add", match("Product Added", kept)},
          {"remove", match("Product Removed", kept)},
          {"clear", match("Order Completed", kept)}}},
        {"recent",
         {{"kind", "recent"}, {"event", match("Product Viewed", kept)}, {"key", "product_id"}, {"max", 3}}},
        {"lately",
         {{"kind", "recent"},
          {"event", match("Product Viewed", kept)},
          {"key", "product_id"},
          {"max", 5},
          {"within", "5h"}}},
        {"orders", {{"kind", "count"}, {"event", match("Order Completed", kept)}}},
        {"spent", {{"kind", "sum"}, {"event", match("Order Completed", kept)}, {"field", "price"}}},
        {"last", {{"kind", "last"}, {"event", match("Order Completed", kept)}}}};
    files.set("views.json", views.dump());
    const auto campaign = [&](const std::string& id, const Json& json) {
        files.set("campaigns/" + id + ".json", json.dump());
    };
    campaign("cart", telling(below("views.cart.size", 1, 8)));
    campaign("first", telling(equal("views.cart.0.product_id")));
    campaign("recent", telling(equal("views.recent.1.product_id")));
    campaign("lately", telling(below("views.lately.size", 1, 7)));
    campaign("orders", telling(below("views.orders", 1, 60)));
    campaign("spent", telling(below("views.spent", 5, 60)));
    campaign("last", telling(equal("views.last.product_id")));
    campaign("count", counting(kept, false, true));
    campaign("count-same", counting(kept, true, true));
    campaign("count-ever", counting(kept, true, false));
    auto reading = bundle::readBundle(files);
    for (const base::Diagnostic& found : reading.diagnostics) {
        if (found.severity == base::Severity::Error) throw std::logic_error(base::toString(found));
    }
    return std::move(reading.bundle);
}

/// What one busy person does; one event in ten comes late.
std::vector<test::RandomLine> busyPerson(std::uint64_t seed) {
    test::Draw draw(seed);
    std::vector<test::RandomLine> lines;
    base::Instant now = *base::parseInstant("2026-03-27T18:00:00Z");
    const auto count = draw.between(80, 250);
    for (std::int64_t i = 0; i < count; ++i) {
        now = now + base::minutes(draw.below(40));
        const base::Instant time = now - base::minutes(draw.chance(10) ? draw.below(600) : 0);
        const Json product = draw.chance(4) ? Json(7) : Json("p" + std::to_string(draw.below(6)));
        const Json line{{"type", "track"},
                        {"userId", "u1"},
                        {"messageId", "m" + std::to_string(i)},
                        {"event", draw.text(kNames)},
                        {"receivedAt", base::toString(now)},
                        {"timestamp", base::toString(time)},
                        {"properties", {{"product_id", product}, {"price", draw.between(1, 9)}}}};
        lines.push_back({1, now, line.dump()});
    }
    return lines;
}

}  // namespace

class LongHistoryTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsKeptDecidesAsWhatIsWorkedOutAnew() {
        QVERIFY(rc::check([] {
            test::RandomCase random;
            const auto lines = busyPerson(test::randomNumber());
            random.until = *base::parseInstant("2026-05-01T00:00:00Z");
            test::RandomRun run;
            random.bundle = rules(true);
            const std::string kept = run.log(random, lines);
            random.bundle = rules(false);
            const std::string anew = run.log(random, lines);
            RC_CLASSIFY(kept.find("goal") != std::string::npos, "counted, then bought");
            RC_ASSERT(kept == anew);
        }));
    }
};

REHEARSAL_TEST(LongHistoryTest)
#include "long_history_test.moc"
