#include <rapidcheck.h>

#include "liquid/rendering.h"
#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::test;

class LiquidEscapeTest : public QObject {
    Q_OBJECT
  private slots:
    void valuesAreEscapedInHtmlOnly() {
        const char* data = "{\"a\": \"<b>&\\\"'\"}";
        QCOMPARE(render("{{ a }}", data, in(Mode::Send, Escape::Html)).output,
                 std::string("&lt;b&gt;&amp;&quot;&#39;"));
        QCOMPARE(render("{{ a }}", data, in(Mode::Send)).output, std::string("<b>&\"'"));
    }
    /// Whatever filters a value goes through, but those that say that it is HTML, it writes no markup.
    void noValueWritesMarkup() {
        const std::vector<std::string> filters{"append: v",
                                               "prepend: v",
                                               "replace: 'a', v",
                                               "replace: v, 'a'",
                                               "replace_first: 'a', '\\\\0'",
                                               "split: 'a'",
                                               "join: v",
                                               "first",
                                               "last",
                                               "slice: 0, 3",
                                               "slice: -2",
                                               "truncate: 7, v",
                                               "truncatewords: 1, v",
                                               "upcase",
                                               "downcase",
                                               "capitalize",
                                               "strip",
                                               "reverse",
                                               "sort",
                                               "uniq",
                                               "url_decode",
                                               "url_encode",
                                               "base64_encode",
                                               "base64_decode",
                                               "strip_html",
                                               "strip_newlines",
                                               "default: v",
                                               "concat: list",
                                               "map: 'x'",
                                               "date: v",
                                               "remove: 'b'",
                                               "remove_last: 'a'",
                                               "size",
                                               "plus: 1",
                                               "money: v",
                                               "fallback: v",
                                               "compact",
                                               "escape_once"};
        rc::check([&] {
            const auto chain = *rc::gen::resize(
                4, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(filters)));
            const auto value = *rc::gen::container<std::string>(
                rc::gen::element('<', '>', '"', '\'', '&', 'a', 'b', ' ', '%', '3', 'C'));
            std::string output = "v";
            for (const std::string& filter : chain) output += " | " + filter;
            const std::string source =
                "{{ " + output + " }}{% assign w = " + output + " %}{{ w }}{% capture c %}{{ " + output +
                " }}{% endcapture %}{{ c }}{% cycle v, w %}{% tablerow i in list %}{% endtablerow %}";
            const std::vector<Root> data{
                {"v", base::Value(value)},
                {"list", base::Value(base::Value::Array{base::Value(value), base::Value(value)})}};
            auto result = Template::parse(source).value().render(data, in(Mode::Send, Escape::Html)).output;
            const std::size_t table = result.find("<tr");
            RC_ASSERT(result.find_first_of("<>\"'") == table);
        });
    }
    void nothingIsEscapedTwice_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("text of the template") << QByteArray("<i>&amp;</i>") << QByteArray("<i>&amp;</i>");
        QTest::newRow("escape") << QByteArray("{{ a | escape }}") << QByteArray("&lt;b&gt;");
        QTest::newRow("escape_once") << QByteArray("{{ '&lt;<' | escape_once }}") << QByteArray("&lt;&lt;");
        QTest::newRow("raw tag") << QByteArray("{% raw %}<b>{{ a }}{% endraw %}") << QByteArray("<b>{{ a }}");
        QTest::newRow("raw filter") << QByteArray("{{ a | raw }}") << QByteArray("<b>");
        QTest::newRow("capture") << QByteArray("{% capture c %}<i>{{ a }}</i>{% endcapture %}{{ c }}")
                                 << QByteArray("<i>&lt;b&gt;</i>");
        QTest::newRow("capture and a filter")
            << QByteArray("{% capture c %}<i>{{ a }}</i>{% endcapture %}{{ c | strip }}")
            << QByteArray("<i>&lt;b&gt;</i>");
        QTest::newRow("render") << QByteArray("{% render 'p' %}") << QByteArray("<p>&lt;b&gt;</p>");
        QTest::newRow("block") << QByteArray("{% block 'p' %}") << QByteArray("<p>&lt;b&gt;</p>");
        QTest::newRow("slots") << QByteArray("{{ slots.offer }}") << QByteArray("<u>%</u>");
        QTest::newRow("line breaks") << QByteArray("{{ l | newline_to_br }}") << QByteArray("&lt;<br />\n");
        QTest::newRow("data in a link")
            << QByteArray("<a href='{{ q }}'>") << QByteArray("<a href='&#39;onx=&#39;'>");
        QTest::newRow("an array") << QByteArray("{{ list }}") << QByteArray("&lt;&gt;");
        QTest::newRow("an object") << QByteArray("{{ o }}")
                                   << QByteArray("{&quot;x&quot;=&gt;&quot;&lt;&quot;}");
        QTest::newRow("a value joined to HTML")
            << QByteArray("{{ slots.offer | append: a }}") << QByteArray("<u>%</u>&lt;b&gt;");
        QTest::newRow("HTML joined to a value")
            << QByteArray("{{ a | append: slots.offer }}") << QByteArray("&lt;b&gt;<u>%</u>");
        QTest::newRow("a value put into HTML")
            << QByteArray("{{ slots.offer | replace: '%', a }}") << QByteArray("<u>&lt;b&gt;</u>");
        QTest::newRow("values joined")
            << QByteArray("{{ a | append: a }}") << QByteArray("&lt;b&gt;&lt;b&gt;");
        QTest::newRow("pieces of HTML joined")
            << QByteArray("{{ slots.offer | split: '%' | join: a }}") << QByteArray("<u>&lt;b&gt;</u>");
        QTest::newRow("a truncated value") << QByteArray("{{ a | truncate: 2, '' }}") << QByteArray("&lt;b");
        QTest::newRow("a cycle of values") << QByteArray("{% cycle a %}") << QByteArray("&lt;b&gt;");
    }
    void nothingIsEscapedTwice() {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, expected);
        const std::map<std::string, Template> partials{{"p", Template::parse("<p>{{ a }}</p>").value()}};
        auto data = roots(
            "{\"a\": \"<b>\", \"l\": \"<\\n\", \"q\": \"'onx='\", \"list\": [\"<\", \">\"], \"o\": {\"x\": "
            "\"<\"}}");
        data.push_back({"slots", base::Value(base::Value::Object{{"offer", base::Value("<u>%</u>")}}), true});
        const auto parsed = Template::parse(source.toStdString());
        const auto result = parsed->render(data, with(in(Mode::Send, Escape::Html), partials));
        QCOMPARE(QByteArray::fromStdString(result.output), expected);
    }
};

REHEARSAL_TEST(LiquidEscapeTest)
#include "escape_test.moc"
