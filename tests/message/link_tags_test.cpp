#include "message/link_tags.h"

#include "support/test.h"

using namespace rehearsal;

namespace {

const message::LinkTags kTags{{{"utm_source", "spring"}, {"utm_campaign", "cart & more"}, {"empty", ""}},
                              {"spring.example"},
                              {"https://spring.example/unsubscribe/1"}};

}  // namespace

/// The brand's link tags: what links get them, and how they stand in an address.
class LinkTagsTest : public QObject {
    Q_OBJECT
  private slots:
    void anAddressGetsWhatItDoesNotHave_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("tagged");
        const auto row = [](const char* name, const char* address, const char* tagged) {
            QTest::newRow(name) << address << tagged;
        };
        row("plain", "https://spring.example/cart",
            "https://spring.example/cart?utm_source=spring&utm_campaign=cart%20%26%20more");
        row("a query", "https://spring.example/?id=1",
            "https://spring.example/?id=1&utm_source=spring&utm_campaign=cart%20%26%20more");
        row("an empty query", "https://spring.example/?",
            "https://spring.example/?utm_source=spring&utm_campaign=cart%20%26%20more");
        row("a fragment", "https://spring.example/a#b?c",
            "https://spring.example/a?utm_source=spring&utm_campaign=cart%20%26%20more#b?c");
        row("its own source", "https://spring.example/?utm_source=x",
            "https://spring.example/?utm_source=x&utm_campaign=cart%20%26%20more");
        row("a subdomain, a port, capitals", "HTTPS://Shop.Spring.Example:8443/",
            "HTTPS://Shop.Spring.Example:8443/?utm_source=spring&utm_campaign=cart%20%26%20more");
        for (const char* kept :
             {"https://other.example/", "https://notspring.example/", "mailto:a@spring.example", "", "/cart",
              "https://spring.example@other.example/", "tel:+33", "#top",
              "https://spring.example/unsubscribe/1"})
            QTest::addRow("kept: %s", kept) << kept << kept;
    }
    void anAddressGetsWhatItDoesNotHave() {
        QFETCH(QString, address);
        QFETCH(QString, tagged);
        const std::string once = message::taggedLink(address.toStdString(), kTags);
        QCOMPARE(QString::fromStdString(once), tagged);
        QCOMPARE(message::taggedLink(once, kTags), once);
    }
    void whereNoDomainIsNamedEveryLinkIsTagged() {
        const message::LinkTags all{{{"a", "b"}}, {}, {}};
        QCOMPARE(message::taggedLink("http://x.example", all), std::string("http://x.example?a=b"));
    }
    void onlyTheAddressesOfLinksChange() {
        const message::LinkTags one{{{"a", "b"}}, {}, {}};
        const auto tagged = [&](const char* html) { return message::withLinkTags(html, one); };
        QCOMPARE(
            tagged("<a class=x href='https://x.example/?q=1&amp;r=2'>https://x.example</a>"),
            std::string("<a class=x href='https://x.example/?q=1&amp;r=2&amp;a=b'>https://x.example</a>"));
        QCOMPARE(tagged("<a href=https://x.example>x</a>"),
                 std::string("<a href=\"https://x.example?a=b\">x</a>"));
        const char* kept =
            "<!-- <a href=\"https://x.example\"> --><img src=\"https://x.example\"><link "
            "href=\"https://x.example\">"
            "<style>a[href=\"https://x.example\"] {}</style><a name=x>x</a><a href=\"https://x.example";
        QCOMPARE(tagged(kept), std::string(kept));
    }
};

REHEARSAL_TEST(LinkTagsTest)
#include "link_tags_test.moc"
