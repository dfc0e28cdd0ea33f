#include "message/html_text.h"

#include <rapidcheck.h>

#include "support/test.h"

using namespace rehearsal;

class HtmlTextTest : public QObject {
    Q_OBJECT
  private slots:
    void readsAsAPersonWould_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* html, const char* text) {
            QTest::newRow(name) << QByteArray(html) << QByteArray(text);
        };
        row("paragraphs", "<p>One\n  two</p><p>three</p>", "One two\n\nthree\n");
        row("spacers", "<p>a</p><div>&#8202;</div><div>&#8204;&nbsp;&#8204;</div><p>b</p>", "a\n\nb\n");
        row("headings", "<h1>Title</h1>text<br>next", "Title\n\ntext\nnext\n");
        row("what nobody sees",
            "<head><title>x</title><style>p{}</style></head><!-- c --><p>a</p><script>b</script>", "a\n");
        row("conditional comments", "<!--[if mso]><table><![endif]-->a<!--[if !mso]><!-->b<!--<![endif]-->",
            "ab\n");
        row("hidden previews",
            "<div style=\"display: none; max-height:0\">preview<div>in it</div></div><p>body</p>", "body\n");
        row("links", "<a href=\"https://x.example/?a=1&amp;b=2\">Shop <b>now</b></a>",
            "Shop now (https://x.example/?a=1&b=2)\n");
        row("links that show themselves", "<a href='https://x.example'>https://x.example</a>",
            "https://x.example\n");
        row("mail links", "<a href='mailto:care@x.example'>care@x.example</a>", "care@x.example\n");
        row("pictures", "<img src='a.png' alt='A blue mug'><img src='b.png' alt=''>", "A blue mug\n");
        row("a linked picture", "<a href='https://x.example'><img alt='Logo'></a>",
            "Logo (https://x.example)\n");
        row("lists", "<ul><li>one</li><li>two<ul><li>in it</li></ul></li></ul>after",
            "- one\n- two\n\n  - in it\n\nafter\n");
        row("numbered lists", "<ol><li>one<li>two</ol>", "1. one\n2. two\n");
        row("rows of a cart",
            "<table><tr><td>Mug</td><td>2</td><td>24 EUR</td></tr><tr><td>Lamp</td><td>1</td><td>60 "
            "EUR</td></tr></table>",
            "Mug  2  24 EUR\nLamp  1  60 EUR\n");
        row("tables for layout",
            "<table><tr><td><table><tr><td><p>Hello</p><p>there</p></td></tr></table></td></tr></table>",
            "Hello\n\nthere\n");
        row("entities", "a&nbsp;&amp;&#8364;&#x20AC;&hellip;&nosuch;&zwnj;", "a &€€…&nosuch;\n");
        row("an ampersand alone", "Tom & Jerry &", "Tom & Jerry &\n");
        row("a smaller-than alone", "1 < 2", "1 < 2\n");
        row("nothing", "", "");
        row("never closed", "<p>a <b", "a <b\n");
    }
    void readsAsAPersonWould() {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(message::textOfHtml(html.toStdString())), text);
    }
    void anyDepthIsRead() {
        std::string html;
        for (int i = 0; i < 200'000; ++i) html += "<div><b>";
        QCOMPARE(message::textOfHtml(html + "x"), std::string("x\n"));
    }
    void nestedTablesAreRead() {
        std::string html;
        for (int i = 0; i < 2'000; ++i) html += "<table><tr><td>";
        QCOMPARE(message::textOfHtml(html + "x"), std::string("x\n"));
    }
    void textWithoutMarkupKeepsItsWords() {
        rc::check([](const std::vector<std::string>& words) {
            std::string html;
            for (const std::string& word : words) {
                for (const char c : word) {
                    if (std::isalnum(static_cast<unsigned char>(c)) != 0) html += c;
                }
                html += ' ';
            }
            std::string expected;
            for (std::size_t i = 0; i < html.size(); ++i) {
                if (html[i] != ' ' || (!expected.empty() && expected.back() != ' ')) expected += html[i];
            }
            while (expected.ends_with(' ')) expected.pop_back();
            RC_ASSERT(message::textOfHtml(html) == (expected.empty() ? "" : expected + "\n"));
        });
    }
};

REHEARSAL_TEST(HtmlTextTest)
#include "html_text_test.moc"
