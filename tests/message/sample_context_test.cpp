#include "message/sample_context.h"
#include "message/catalog_feed.h"
#include "message/composer.h"
#include "message/sample_shop.h"
#include "support/test.h"

using namespace rehearsal;
using test::json;

namespace {

std::string names(const base::Value& items) {
    std::string out;
    for (const base::Value& item : items.array()) out += item.find("name")->string() + " ";
    return out;
}

bundle::CatalogFeed feedOf(const bundle::Bundle& shop) {
    return std::get<bundle::CatalogFeed>(shop.feeds[0].kind);
}

}  // namespace

class CatalogFeedTest : public QObject {
    Q_OBJECT
  private slots:
    void givesItemsOfTheSameKindWithoutThoseInTheCart() {
        const auto shop = test::sampleShop();
        const auto roots = json(
            "{\"views\": {\"recent\": [{\"product_id\": \"p1\", \"category\": \"kitchen\"}], \"cart\": "
            "[{\"product_id\": \"p2\"}]}}");
        QCOMPARE(names(message::catalogFeed(shop, feedOf(shop), roots)), std::string("Mug Jug "));
    }
    void asksTheCatalogueForWhatAnItemDoesNotSay() {
        const auto shop = test::sampleShop();
        const auto roots = json("{\"views\": {\"recent\": [{\"product_id\": \"p3\"}]}}");
        QCOMPARE(names(message::catalogFeed(shop, feedOf(shop), roots)), std::string("Lamp Candle "));
    }
    void givesNothingWhereThereIsNothingToBeLike() {
        const auto shop = test::sampleShop();
        QCOMPARE(names(message::catalogFeed(shop, feedOf(shop), json("{\"views\": {\"recent\": []}}"))),
                 std::string());
        QCOMPARE(names(message::catalogFeed(shop, feedOf(shop), json("{}"))), std::string());
    }
    void withoutSameGivesAllInOrder() {
        const auto shop = test::sampleShop();
        auto feed = feedOf(shop);
        feed.same.reset();
        QCOMPARE(names(message::catalogFeed(shop, feed, json("{}"))), std::string("Bowl Lamp Mug "));
        feed.order = "price";
        feed.limit.reset();
        QCOMPARE(names(message::catalogFeed(shop, feed, json("{}"))),
                 std::string("Candle Bowl Mug Jug Lamp "));
        feed.order.reset();
        feed.limit = 2;
        QCOMPARE(names(message::catalogFeed(shop, feed, json("{}"))), std::string("Mug Bowl "));
    }
    void aValueAtThePathStandsForItself() {
        const auto shop = test::sampleShop();
        auto feed = feedOf(shop);
        feed.as = bundle::Path{{"trigger", "properties", "category"}};
        const auto roots = json("{\"trigger\": {\"properties\": {\"category\": \"light\"}}}");
        QCOMPARE(names(message::catalogFeed(shop, feed, roots)), std::string("Lamp Candle "));
    }
    void findsItemsInsideAnObjectToo() {
        QCOMPARE(message::catalogItems(json("{\"version\": 1, \"items\": [{\"a\": 1}, 2]}")).size(),
                 std::size_t{1});
        QVERIFY(message::catalogItems(json("5")).empty());
        QVERIFY(message::catalogItems(test::sampleShop(), "nosuch.json").empty());
    }
};

class SampleContextTest : public QObject {
    Q_OBJECT
  private slots:
    void aMailHasSomethingToShowBeforeAnyRun() {
        const auto shop = test::sampleShop();
        const auto now = *base::parseInstant("2026-03-01T12:00:00Z");
        const auto context = message::sampleContext(shop, test::ana(), shop.templates[0], now);
        QCOMPARE(context.timezone, std::string("America/New_York"));
        QCOMPARE(context.views.find("cart")->array().size(), std::size_t{2});
        QCOMPARE(context.views.find("orders")->integer(), 0);
        QCOMPARE(context.feeds.find("points")->find("points")->integer(), 120);
        QVERIFY(context.feeds.find("silent")->find("points")->isNull());
        QVERIFY(!context.feeds.find("similar")->array().empty());
        QCOMPARE(context.slotBlocks.size(), std::size_t{1});
        QCOMPARE(context.slotBlocks[0].second, std::optional<std::string>("offer"));
        QCOMPARE(context.campaign.find("name")->string(), std::string("Cart recovery"));
        QCOMPARE(context.trigger.find("event")->string(), std::string("Product Added"));
        const auto message = message::compose(shop, shop.templates[0], context, liquid::Mode::Strict);
        QVERIFY2(message.problems.empty(),
                 message.problems.empty() ? "" : base::toString(message.problems[0]).c_str());
        QCOMPARE(message.subject, std::string("Ana & Co, your Mug"));
        QVERIFY(message.html.find("<li>Bowl</li>") != std::string::npos);
    }
    void viewsThatNothingReadsStayEmpty() {
        auto shop = test::sampleShop();
        shop.templates[0].subject = "x";
        shop.templates[0].html = "y";
        const auto context = message::sampleContext(shop, test::ana(), shop.templates[0], base::Instant{0});
        QVERIFY(context.views.find("cart")->array().empty());
        QVERIFY(context.views.find("last-order")->isNull());
    }
    void worksWithoutCatalogueCampaignOrTraits() {
        auto shop = test::sampleShop();
        shop.data.clear();
        shop.campaigns.clear();
        bundle::Person nobody;
        nobody.id = "n";
        nobody.traits = json("{\"timezone\": \"Nowhere\"}");
        const auto context = message::sampleContext(shop, nobody, shop.templates[0], base::Instant{0});
        QCOMPARE(context.timezone, std::string("Europe/Paris"));
        const auto message = message::compose(shop, shop.templates[0], context);
        QVERIFY(!base::hasErrors(message.problems));
        QVERIFY(!message.emptyMergeTags.empty());
    }
};

REHEARSAL_TEST(CatalogFeedTest)
REHEARSAL_TEST(SampleContextTest)
#include "sample_context_test.moc"
