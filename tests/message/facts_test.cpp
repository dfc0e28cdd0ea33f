#include "message/facts.h"

#include <QElapsedTimer>
#include <map>
#include <nlohmann/json.hpp>

#include "message/composer.h"
#include "message/coverage.h"
#include "message/sample_context.h"
#include "message/sample_shop.h"
#include "support/test.h"

using namespace rehearsal;
using test::json;

namespace {

message::Facts factsOfHtml(const std::string& html) {
    message::Message message;
    message.html = html;
    return message::factsOf(message, {});
}

}  // namespace

class FactsTest : public QObject {
    Q_OBJECT
  private slots:
    void linksAreListedWithWhatIsClickedOn() {
        const auto facts = factsOfHtml(
            "<p>x <a href=\"https://a.example/?a=1&amp;b=2\">Go <b>on</b>\n now</a></p><a name=\"n\">no</a>"
            "<a href='mailto:x@y.example'><img src=\"i.png\" alt=\"Write\"></a><a href=\"#\"></a>");
        QCOMPARE(facts.links.size(), std::size_t{3});
        QCOMPARE(facts.links[0].target, std::string("https://a.example/?a=1&b=2"));
        QCOMPARE(facts.links[0].words, std::string("Go on now"));
        QCOMPARE(facts.links[1].words, std::string("Write"));
        QCOMPARE(facts.links[2].target, std::string("#"));
        QCOMPARE(facts.links[2].words, std::string());
    }
    void picturesSayWhetherTheyAreDescribed() {
        const auto facts = factsOfHtml(
            "<img src=\"a.png\" alt=\"\" width=40><img src=\"b.png\"><td background=\"c.png\">"
            "<!-- <img src=\"d.png\"> --><img src=e.png alt='A &amp; B' width=\"1\" height=\"2\"/>");
        QCOMPARE(facts.pictures.size(), std::size_t{4});
        QCOMPARE(facts.pictures[0].description, std::optional<std::string>(""));
        QCOMPARE(facts.pictures[0].width, std::string("40"));
        QVERIFY(!facts.pictures[1].description);
        QCOMPARE(facts.pictures[2].source, std::string("c.png"));
        QCOMPARE(facts.pictures[3].description, std::optional<std::string>("A & B"));
        QCOMPARE(facts.pictures[3].height, std::string("2"));
    }
    void wordsAreThoseAReaderSees() {
        QCOMPARE(factsOfHtml("<head><title>not this</title></head><style>p {}</style><p>One two</p>"
                             "<div style=\"display: none\">hidden words</div><p>three &mdash; four</p>")
                     .words,
                 std::size_t{5});
        QCOMPARE(factsOfHtml("").words, std::size_t{0});
    }
    void lengthsCountLettersAndSizesBytes() {
        message::Message message;
        message.subject = "Żółć 🛒";
        message.preheader = "ab";
        message.html = "<p>ż</p>";
        message.text = "ż";
        message.amp = "12345";
        const auto facts = message::factsOf(message, {});
        QCOMPARE(facts.subjectLength, std::size_t{6});
        QCOMPARE(facts.preheaderLength, std::size_t{2});
        QCOMPARE(facts.htmlBytes, std::size_t{9});
        QCOMPARE(facts.textBytes, std::size_t{2});
        QCOMPARE(facts.ampBytes, std::optional<std::size_t>(5));
        QCOMPARE(message::toJson(facts)["amp_bytes"].get<int>(), 5);
    }
    void mergeTagsAreThoseOfAllPartsAndBlocks() {
        const auto shop = test::sampleShop();
        const message::Composer composer(shop);
        const auto context = message::sampleContext(shop, test::ana(), shop.templates[0], {0});
        const auto tags = composer.mergeTags(shop.templates[0], context);
        for (const char* tag : {"profile.first_name", "views.cart", "slots.offer"})
            QVERIFY2(std::find(tags.begin(), tags.end(), tag) != tags.end(), tag);
        // The item of a loop is the template's own name.
        QVERIFY(std::find(tags.begin(), tags.end(), "item.name") == tags.end());
    }
    void hostileMarkupIsReadInNoTime_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece : {"<a ", "</a ", "<a \">", "<td>", "<table><tr><td>", "<!--", "<style>",
                                  "<a href='", "<", "&#", "<li>", "<ul>", "<img alt=\"x\" "}) {
            QTest::newRow(piece) << QByteArray(piece);
        }
    }
    void hostileMarkupIsReadInNoTime() {
        QFETCH(QByteArray, piece);
        const std::string html = piece.repeated(300'000).toStdString();
        QElapsedTimer timer;
        timer.start();
        (void)factsOfHtml(html);
        (void)message::compose(test::sampleShop(),
                               [&] {
                                   bundle::Template mail;
                                   mail.html = html;
                                   return mail;
                               }(),
                               {});
        QVERIFY2(timer.elapsed() < 5000, piece.constData());
    }
};

class CoverageTest : public QObject {
    Q_OBJECT

    /// Over a set of people, `tag` to the messages that went there; what is not written in brackets.
    std::map<std::string, std::uint64_t> waysOf(const std::string& html,
                                                const std::vector<const char*>& people) {
        auto shop = test::sampleShop();
        shop.templates[0].subject = shop.templates[0].preheader = "";
        shop.templates[0].html = html;
        shop.blocks.insert(shop.blocks.begin() + 2, {"inner", "{% if n > 1 %}many{% endif %}"});  // Sorted.
        const message::Composer composer(shop);
        message::Coverage coverage;
        for (const char* person : people) {
            message::Context context;
            context.profile = json(person);
            liquid::TakenWays taken;
            (void)composer.compose(shop.templates[0], context, {.taken = &taken});
            coverage.add(composer.ways(shop.templates[0], context), taken);
        }
        std::map<std::string, std::uint64_t> out;
        for (const auto& line : coverage.lines())
            out[line.way.skipped ? "(" + line.way.tag + ")" : line.way.tag] += line.messages;
        return out;
    }
    using Counts = std::map<std::string, std::uint64_t>;

  private slots:
    void everyBranchIsCountedByMessage() {
        const auto ways = waysOf("{% if profile.a %}1{% elsif profile.b %}2{% else %}3{% endif %}",
                                 {"{\"a\": 1}", "{\"a\": 1, \"b\": 1}", "{\"c\": 1}"});
        QCOMPARE(ways, (Counts{{"if profile.a", 2}, {"elsif profile.b", 0}, {"else", 1}}));
    }
    void goingPastIsAWayToo() {
        const auto ways = waysOf("{%- unless profile.a -%}1{%- endunless -%}", {"{\"a\": 1}", "{}", "{}"});
        QCOMPARE(ways, (Counts{{"unless profile.a", 2}, {"(unless profile.a)", 1}}));
    }
    void casesAndLoopsAreWays() {
        const auto ways = waysOf(
            "{% case profile.k %}{% when 'x', 'y' %}1{% else %}2{% endcase %}"
            "{% for i in profile.l %}{% if i > 1 %}m{% endif %}{% else %}none{% endfor %}",
            {"{\"k\": \"y\", \"l\": [1]}", "{\"k\": \"z\", \"l\": []}"});
        QCOMPARE(ways, (Counts{{"when 'x', 'y'", 1},
                               {"else", 2},  // Of the case, and of the loop.
                               {"for i in profile.l", 1},
                               {"if i > 1", 0},
                               {"(if i > 1)", 1}}));
    }
    void blocksAreCoveredToo() {
        const auto ways =
            waysOf("{% render 'inner', n: profile.n %}", {"{\"n\": 2}", "{\"n\": 3}", "{\"n\": 1}"});
        QCOMPARE(ways, (Counts{{"if n > 1", 2}, {"(if n > 1)", 1}}));
    }
    void tagsOfALiquidTagAreTheirLine() {
        const auto ways = waysOf("{% liquid\n if profile.a\n echo 1\n endif\n%}", {"{\"a\": 1}"});
        QCOMPARE(ways, (Counts{{"if profile.a", 1}, {"(if profile.a)", 0}}));
    }
};

REHEARSAL_TEST(FactsTest)
REHEARSAL_TEST(CoverageTest)
#include "facts_test.moc"
