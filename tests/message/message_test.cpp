#include "message/composer.h"

#include <thread>

#include "base/sha256.h"
#include "message/sample_shop.h"
#include "support/test.h"

using namespace rehearsal;
using test::json;

namespace {

message::Context context() {
    message::Context out;
    out.profile = json("{\"id\": \"ana\", \"email\": \"ana@example.com\", \"first_name\": \"Ana <3\"}");
    out.views = json("{\"cart\": [{\"name\": \"Mug & saucer\"}, {\"name\": \"Bowl\"}]}");
    out.slotBlocks = {{"offer", "offer"}};
    out.now = *base::parseInstant("2026-03-01T23:30:00Z");
    out.timezone = "Europe/Paris";
    out.campaign = json("{\"id\": \"cart-recovery\", \"name\": \"Cart recovery\"}");
    out.messageId = "cart-recovery/remind/ana/m-1/1";
    return out;
}

/// The cart mail with one part changed.
message::Message withHtml(const std::string& html, const message::Context& in,
                          liquid::Mode mode = liquid::Mode::Send) {
    auto shop = test::sampleShop();
    shop.templates[0].html = html;
    return message::compose(shop, shop.templates[0], in, mode);
}

}  // namespace

class MessageTest : public QObject {
    Q_OBJECT
  private slots:
    void composesEveryPart() {
        const auto shop = test::sampleShop();
        const auto message = message::compose(shop, shop.templates[0], context());
        QVERIFY2(message.problems.empty(),
                 message.problems.empty() ? "" : base::toString(message.problems[0]).c_str());
        QCOMPARE(message.fromName, std::string("Shop"));
        QCOMPARE(message.fromEmail, std::string("hello@shop.example"));
        QCOMPARE(message.replyTo, std::string("care@shop.example"));
        QCOMPARE(message.to, std::string("ana@example.com"));
        QCOMPARE(message.subject, std::string("Ana <3, your Mug & saucer"));
        QCOMPARE(message.preheader, std::string("Hello Ana <3"));
        QCOMPARE(message.html,
                 std::string("<p>Hello Ana &lt;3</p><ul><li>Mug &amp; saucer</li><li>Bowl</li></ul>"
                             "<p>Ana &lt;3: <a href=\"https://x.example\">10 %</a></p>"));
        QCOMPARE(message.text,
                 std::string("Hello Ana <3\n\n- Mug & saucer\n- Bowl\n\nAna <3: 10 % (https://x.example)\n"));
        QVERIFY(!message.amp);
        QVERIFY(message.emptyMergeTags.empty());
    }
    void theBrandIsReadByTemplatesAndTagsLinks() {
        auto shop = test::sampleShop();
        shop.brand.look = json("{\"name\": \"Shop & Co\", \"colors\": {\"accent\": \"#A34A26\"}}");
        shop.brand.linkTags = {{"utm_campaign", "{{ campaign.id }}"}, {"c", "{{ profile.first_name }}"}};
        shop.templates[0].html =
            "<p style=\"color:{{ brand.colors.accent }}\">{{ brand.name }}</p>"
            "<a href=\"https://x.example/{{ nothing }}\">x</a><a href=\"{{ unsubscribe_url }}\">u</a>";
        const auto message = message::compose(shop, shop.templates[0], context());
        QVERIFY2(message.html.starts_with(
                     "<p style=\"color:#A34A26\">Shop &amp; Co</p>"
                     "<a href=\"https://x.example/?utm_campaign=cart-recovery&amp;c=Ana%20%3C3\">x</a>"
                     "<a href=\"https://shop.example/unsubscribe/"),
                 message.html.c_str());
        QVERIFY(message.html.ends_with("\">u</a>") && message.html.find("utm", 200) == std::string::npos);
        QVERIFY(message.text.find("https://x.example/?utm_campaign=cart-recovery") != std::string::npos);
    }
    void aTextPartOfItsOwnIsTaken() {
        auto shop = test::sampleShop();
        shop.templates[0].text = "Hi {{ profile.first_name }}\n{{ slots.offer }}";
        shop.templates[0].amp = "<p>{{ profile.first_name }}</p>";
        const auto message = message::compose(shop, shop.templates[0], context());
        QCOMPARE(message.text, std::string("Hi Ana <3\nAna <3: 10 % (https://x.example)\n"));
        QCOMPARE(*message.amp, std::string("<p>Ana &lt;3</p>"));
    }
    void aLineBreakInASubjectIsAnError() {
        auto shop = test::sampleShop();
        shop.templates[0].subject = "a\nb";
        const auto message = message::compose(shop, shop.templates[0], context());
        QVERIFY(base::hasErrors(message.problems));
        QCOMPARE(message.problems[0].file, std::string("templates/cart/subject.liquid"));
        QCOMPARE(message.subject, std::string("a b"));
    }
    void aLineBreakInAValueOfTheSubjectToo() {
        auto shop = test::sampleShop();
        auto in = context();
        in.profile = json("{\"first_name\": \"Ana\\r\\nBcc: all@example.com\"}");
        const auto message = message::compose(shop, shop.templates[0], in);
        QVERIFY(base::hasErrors(message.problems));
        QVERIFY(message.subject.find_first_of("\r\n") == std::string::npos);
    }
    void aPartThatCannotBeReadIsEmptyAndTheOthersAreThere() {
        const auto message = withHtml("<p>\n{% if %}</p>", context());
        QVERIFY(message.html.empty());
        QVERIFY(!message.subject.empty());
        QCOMPARE(message.problems.size(), std::size_t{1});
        QCOMPARE(message.problems[0].file, std::string("templates/cart/body.html"));
        QCOMPARE(message.problems[0].line, 2);
    }
    void aBlockThatCannotBeReadSaysWhichFile() {
        auto in = context();
        in.slotBlocks = {{"offer", "broken"}};
        const auto shop = test::sampleShop();
        const auto message = message::compose(shop, shop.templates[0], in);
        QCOMPARE(message.problems.size(), std::size_t{1});
        QCOMPARE(message.problems[0].file, std::string("blocks/broken.liquid"));
        QVERIFY(withHtml("{% render 'nosuch' %}", context(), liquid::Mode::Strict).problems.size() == 1);
        QVERIFY(withHtml("{% render 'broken' %}", context()).problems.size() >= 1);
    }
    void aSlotWithoutABlockIsNothing() {
        auto in = context();
        in.slotBlocks = {{"offer", std::nullopt}};
        const auto message = withHtml("[{{ slots.offer }}{% if slots.offer %}x{% endif %}]", in);
        QCOMPARE(message.html, std::string("[]"));
        QVERIFY(message.emptyMergeTags.empty());
    }
    void aSlotMayNameABlockThereIsNot() {
        auto in = context();
        in.slotBlocks = {{"offer", "nosuch"}};
        QVERIFY(base::hasErrors(withHtml("{{ slots.offer }}", in).problems));
    }
    void aBlockThatFailsGivesWayToTheFallback() {
        auto shop = test::sampleShop();
        shop.blocks.emplace_back("second", "<b>second</b>");
        shop.blocks.emplace_back("slow", "{% for i in (1..10000000) %}x{% endfor %}");
        shop.blocks.emplace_back("wrong", "a{{ 'x' | divided_by: 0 }}b{% render 'nosuch' %}");
        shop.templates[0].html = "[{{ slots.offer }}]";
        for (const char* bad : {"broken", "nosuch", "slow", "wrong"}) {
            auto in = context();
            in.slotBlocks = {{"offer", bad}};
            in.slotFallbacks = {{"offer", "second"}};
            const auto message = message::compose(shop, shop.templates[0], in);
            QCOMPARE(message.html, std::string("[<b>second</b>]"));
            QVERIFY2(!message.failure, bad);
            QCOMPARE(message.failedBlocks.size(), std::size_t{1});
            QCOMPARE(message.failedBlocks[0].slot, std::string("offer"));
            QCOMPARE(message.failedBlocks[0].block, std::string(bad));
            QCOMPARE(message.failedBlocks[0].instead, std::optional<std::string>("second"));
            QVERIFY(!message.failedBlocks[0].reason.empty());
        }
    }
    void aSlotWhoseFallbackFailsTooIsEmptyAndTheMailGoesOut() {
        auto shop = test::sampleShop();
        shop.templates[0].html = "[{{ slots.offer }}]";
        for (const char* fallback : {"broken", "nosuch"}) {
            auto in = context();
            in.slotBlocks = {{"offer", "broken"}};
            in.slotFallbacks = {{"offer", fallback}};
            const auto message = message::compose(shop, shop.templates[0], in);
            QCOMPARE(message.html, std::string("[]"));
            QVERIFY(!message.failure);
            QCOMPARE(message.failedBlocks[0].instead, std::optional<std::string>());
        }
    }
    void aBlockThatGivesUpStopsTheWholeMail() {
        auto shop = test::sampleShop();
        shop.blocks.emplace_back("stop", "{% abort 'no stock' %}");
        auto in = context();
        in.slotBlocks = {{"offer", "stop"}};
        in.slotFallbacks = {{"offer", "offer"}};
        const auto message = message::compose(shop, shop.templates[0], in);
        QCOMPARE(message.failure, std::optional<std::string>("no stock"));
        QVERIFY(message.failedBlocks.empty());
    }
    void anAbortAnywhereIsTheReasonItDoesNotGoOut() {
        const char* source = "{% if profile.first_name %}{% abort 'nothing to say' %}{% endif %}";
        for (const int part : {0, 1, 2, 3, 4}) {
            auto shop = test::sampleShop();
            bundle::Template& mail = shop.templates[0];
            if (part == 0) mail.subject = source;
            if (part == 1) mail.preheader = source;
            if (part == 2) mail.html = source;
            if (part == 3) mail.text = source;
            if (part == 4) mail.amp = source;
            QCOMPARE(message::compose(shop, mail, context()).failure,
                     std::optional<std::string>("nothing to say"));
        }
    }
    void aCouponIsThePrefixAndEightCharactersOfTheKeysHash() {
        // printf 'cart-recovery/remind/ana/m-1/1' | sha256sum
        const auto message = withHtml("{% coupon 'SPRING-' %}", context());
        const std::string digest = base::hex(base::sha256(context().messageId));
        QString expected = QString::fromStdString(digest.substr(0, 8)).toUpper();
        QCOMPARE(QString::fromStdString(message.html), "SPRING-" + expected);
    }
    void anAddressThatIsMoreThanOneMailboxStopsTheMail() {
        auto in = context();
        const auto failureOf = [&](const char* profile) {
            in.profile = json(profile);
            return withHtml("<p>Hi</p>", in).failure;
        };
        QVERIFY(!failureOf("{\"email\": \"ana@example.com\"}"));
        QVERIFY(!failureOf("{\"email\": \"o'neill+news@sub.example.com\"}"));
        QVERIFY(!failureOf("{\"email\": \"żaneta@przykład.example\"}"));
        QVERIFY(failureOf("{\"email\": \"ana@example.com\\r\\nBcc: x@y.example\"}"));
        QVERIFY(failureOf("{\"email\": \"ana, bob@example.com\"}"));
        QVERIFY(failureOf("{\"email\": \"<ana@example.com>\"}"));
    }
    void nowIsThePersons() {
        const char* html =
            "{{ now.hour }} {{ now.weekday }} {{ now.date }} {{ now | date: '%A %H:%M' }} "
            "{{ now | date: '%s' | plus: 86400 | date: '%F' }}";
        QCOMPARE(withHtml(html, context()).html, std::string("0 mon 2026-03-02 Monday 00:30 2026-03-03"));
        auto in = context();
        in.timezone = "Nowhere/Land";
        QCOMPARE(withHtml("{{ now.hour }} {{ now.weekday }}", in).html, std::string("23 sun"));
    }
    void linksOfTheMessageTellNobodyWhoGotIt() {
        const auto message = withHtml(
            "{{ unsubscribe_url }} {{ preferences_url }} {{ message_id }} {{ campaign.name }}", context());
        QVERIFY(message.html.starts_with("https://shop.example/unsubscribe/"));
        QVERIFY(message.html.find("ana@") == std::string::npos);
        QVERIFY(message.html.ends_with(" cart-recovery/remind/ana/m-1/1 Cart recovery"));
        auto other = context();
        other.messageId = "x";
        QVERIFY(withHtml("{{ unsubscribe_url }}", other).html !=
                withHtml("{{ unsubscribe_url }}", context()).html);
    }
    void missingMergeTagsAreListedOnceOverAllParts() {
        auto shop = test::sampleShop();
        shop.templates[0].subject = "{{ profile.nick }}";
        shop.templates[0].html = "{{ profile.nick }} {{ profile.city }}";
        const auto message = message::compose(shop, shop.templates[0], context());
        QCOMPARE(message.emptyMergeTags, (std::vector<std::string>{"profile.nick", "profile.city"}));
        QVERIFY(message.problems.empty());
        QCOMPARE(message::compose(shop, shop.templates[0], context(), liquid::Mode::Strict).problems.size(),
                 std::size_t{3});
    }
    void aTemplateThatGivesUpIsAnErrorWithItsReason() {
        const auto message = withHtml("a{% abort 'nothing in the cart' %}", context());
        QVERIFY(message.html.empty());
        QVERIFY(base::hasErrors(message.problems));
        QVERIFY(message.problems[0].text.find("nothing in the cart") != std::string::npos);
    }
    void oneComposerServesManyThreads() {
        const auto shop = test::sampleShop();
        const message::Composer composer(shop);
        const auto expected = message::compose(shop, shop.templates[0], context()).html;
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i) {
                    if (composer.compose(shop.templates[0], context()).html != expected) ++wrong;
                }
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

REHEARSAL_TEST(MessageTest)
#include "message_test.moc"
