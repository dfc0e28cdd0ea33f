#include "message/edge_cases.h"

#include <algorithm>
#include <set>

#include "message/composer.h"
#include "message/html_scanner.h"
#include "message/mime.h"
#include "message/sample_shop.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

bundle::Bundle shopWithAna() {
    auto shop = test::sampleShop();
    shop.people.push_back(test::ana());
    return shop;
}

const message::EdgeCase& caseOf(const std::vector<message::EdgeCase>& cases, std::string_view id) {
    return *std::find_if(cases.begin(), cases.end(), [id](const auto& each) { return each.id == id; });
}

bundle::Bundle springStore() {
    const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
    return files ? bundle::readBundle(*files).bundle : bundle::Bundle{};
}

}  // namespace

class EdgeCasesTest : public QObject {
    Q_OBJECT
  private slots:
    void eachSaysWhoItIsAndWhy() {
        const auto shop = shopWithAna();
        std::set<std::string> ids;
        for (const auto& each : message::edgeCases(shop, shop.templates[0], base::Instant{0})) {
            QVERIFY(ids.insert(each.id).second);
            QVERIFY(!each.name.empty());
            QVERIFY(each.why.ends_with('.'));
            QCOMPARE(each.person.id, each.id);
            QCOMPARE(each.context.profile.find("id")->string(), each.id);
        }
        for (const char* id :
             {"no-name", "long-name", "arabic-name", "hebrew-name", "emoji-name", "hostile-text", "no-email",
              "empty-cart", "forty-items", "missing-feed", "nothing-known"})
            QVERIFY2(ids.contains(id), id);
    }
    void aPersonDiffersInWhatTheirNameSays() {
        const auto shop = shopWithAna();
        const auto cases = message::edgeCases(shop, shop.templates[0], base::Instant{0});
        QVERIFY(caseOf(cases, "no-name").context.profile.find("first_name") == nullptr);
        QVERIFY(caseOf(cases, "no-name").context.profile.find("email") != nullptr);
        QCOMPARE(caseOf(cases, "long-name").context.profile.find("first_name")->string().size(),
                 std::size_t{60});
        QVERIFY(caseOf(cases, "no-email").context.profile.find("email") == nullptr);
        QCOMPARE(caseOf(cases, "hostile-text").context.profile.find("first_name")->string(),
                 message::hostileText());
        QCOMPARE(caseOf(cases, "hostile-text").context.profile.find("email")->string(),
                 std::string("ana@example.com"));
        QCOMPARE(caseOf(cases, "nothing-known").context.profile.object().size(), std::size_t{1});
    }
    void aSituationDiffersInWhatTheyHave() {
        const auto shop = shopWithAna();
        const auto cases = message::edgeCases(shop, shop.templates[0], base::Instant{0});
        const auto& empty = caseOf(cases, "empty-cart");
        QVERIFY(!empty.isPerson);
        QVERIFY(empty.context.views.find("cart")->array().empty());
        QCOMPARE(empty.context.views.find("orders")->integer(), 0);
        // Nothing seen, so nothing is like it.
        QVERIFY(empty.context.feeds.find("similar")->array().empty());
        QCOMPARE(caseOf(cases, "forty-items").context.views.find("cart")->array().size(), std::size_t{40});
        const auto& failed = caseOf(cases, "missing-feed").context.feeds;
        QVERIFY(failed.find("similar")->array().empty());
        QVERIFY(failed.find("points")->find("points")->isNull());
    }
    void aBundleWithoutPeopleHasThemToo() {
        const auto shop = test::sampleShop();
        const auto cases = message::edgeCases(shop, shop.templates[0], base::Instant{0});
        QCOMPARE(caseOf(cases, "long-name").context.profile.find("first_name")->string().size(),
                 std::size_t{60});
    }
    void nothingOfAHostileTextIsMarkupOrLiquid() {
        const auto shop = springStore();
        QVERIFY(!shop.templates.empty());
        for (const auto& email : shop.templates) {
            const auto cases = message::edgeCases(shop, email, *base::parseInstant("2026-03-01T12:00:00Z"));
            const auto mail = message::compose(shop, email, caseOf(cases, "hostile-text").context);
            QVERIFY2(!mail.failure, mail.failure ? (email.id + ": " + *mail.failure).c_str() : "");
            QVERIFY2(mail.html.find("<script") == std::string::npos, email.id.c_str());
            QVERIFY2(mail.html.find("<img src=x") == std::string::npos, email.id.c_str());
            QVERIFY2(mail.html.find(" 49") == std::string::npos, email.id.c_str());
        }
    }
    void noNameBeginsAnotherHeader() {
        const auto shop = springStore();
        for (const auto& email : shop.templates) {
            const auto cases = message::edgeCases(shop, email, base::Instant{0});
            for (const char* text : {"Ana\r\nBcc: all@example.com", "Ana\nX-Other: 1", "Ana\rx"}) {
                auto context = caseOf(cases, "hostile-text").context;
                base::ObjectBuilder profile(context.profile.object());
                for (const auto& [name, value] : context.profile.object())
                    if (value.isString()) profile.set(name, base::Value(text));
                context.profile = std::move(profile).build();
                const auto mail = message::compose(shop, email, context);
                for (const std::string* header : {&mail.subject, &mail.preheader, &mail.fromName})
                    QVERIFY2(header->find_first_of("\r\n") == std::string::npos, email.id.c_str());
                // A mail to such an address does not go out.
                QVERIFY(mail.failure.has_value());
            }
        }
    }
};
REHEARSAL_TEST(EdgeCasesTest)

#include "edge_cases_test.moc"
