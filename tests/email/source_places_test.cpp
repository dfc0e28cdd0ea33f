#include "email/source_places.h"

#include "support/test.h"

using namespace rehearsal;
using email::Markup;

namespace {

const std::string kMjml = R"(<mjml>
  <mj-head><mj-style>.a > b { color: red; }</mj-style></mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>One {{ a }} and <b>two</b></mj-text>
        <mj-image src="x" />
      </mj-column>
    </mj-section>
    <mj-wrapper>
      <mj-section><mj-column><mj-text>Three</mj-text></mj-column></mj-section>
    </mj-wrapper>
  </mj-body>
</mjml>
)";

/// The source with the block put in at the cursor, which stands before some words.
std::string put(const std::string& source, const std::string& words, const std::string& block,
                Markup markup = Markup::Mjml) {
    const auto insertion = email::blockInsertion(source, markup, source.find(words), block);
    if (!insertion) return insertion.error().text;
    std::string after = source;
    after.insert(insertion->at, insertion->text);
    return after;
}

/// Selects from some words to the end of others.
base::Expected<email::Excerpt> select(const std::string& source, const std::string& first,
                                      const std::string& last, Markup markup = Markup::Mjml) {
    const std::size_t from = source.find(first);
    return email::wholeSelection(source, markup, from, source.find(last, from) + last.size());
}

}  // namespace

class SourcePlacesTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aBlockGoesBehindTheSectionOfTheCursor_data() {
        QTest::addColumn<QString>("cursor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("in a section")
            << QStringLiteral("One {{")
            << QStringLiteral("    </mj-section>\n    <x>\n      <y />\n    </x>\n    <mj-wrapper>");
        QTest::newRow("in a wrapper")
            << QStringLiteral("Three")
            << QStringLiteral("</mj-section>\n      <x>\n        <y />\n      </x>\n    </mj-wrapper>");
        QTest::newRow("before a section, on its line")
            << QStringLiteral("    <mj-wrapper>")
            << QStringLiteral("    </mj-wrapper>\n    <x>\n      <y />\n    </x>\n  </mj-body>");
        QTest::newRow("in the head")
            << QStringLiteral("<mj-style>")
            << QStringLiteral("    </mj-wrapper>\n    <x>\n      <y />\n    </x>\n  </mj-body>");
        QTest::newRow("behind all") << QStringLiteral("</mjml>")
                                    << QStringLiteral(
                                           "    </mj-wrapper>\n    <x>\n      <y />\n    </x>\n  </mj-body>");
    }
    void aBlockGoesBehindTheSectionOfTheCursor() {
        QFETCH(QString, cursor);
        QFETCH(QString, expected);
        const std::string after = put(kMjml, cursor.toStdString(), "<x>\n  <y />\n</x>\n");
        QVERIFY2(after.find(expected.toStdString()) != std::string::npos, after.c_str());
    }
    void withoutASectionABlockGoesBeforeTheFooter() {
        const std::string mail =
            "<mjml>\n  <mj-body>\n    <mj-section>A</mj-section>\n"
            "    <mj-section>{{ unsubscribe_url }}</mj-section>\n  </mj-body>\n</mjml>";
        QVERIFY(put(mail, "<mjml>", "<x />").find("A</mj-section>\n    <x />\n    <mj-section>{{") !=
                std::string::npos);
        QVERIFY(put(mail, "<mjml>", "<x>{{ unsubscribe_url }}</x>")
                    .find("<x>{{ unsubscribe_url }}</x>\n  </mj-body") != std::string::npos);
    }
    void aSourceWithoutABodyTakesNoBlock() {
        QVERIFY(!email::blockInsertion("<mjml></mjml>", Markup::Mjml, 3, "<x />").has_value());
    }
    void inHtmlABlockGoesBehindTheTable() {
        const std::string html =
            "<body>\n  <p>Hi</p>\n  <table>\n    <tr><td>One</td></tr>\n  </table>\n  <p>End</p>\n</body>\n";
        QVERIFY(put(html, "One", "<x>", Markup::Html).find("</table>\n  <x>\n  <p>End") != std::string::npos);
        QVERIFY(put(html, "Hi", "<x>", Markup::Html).find("<p>Hi</p>\n  <x>\n") != std::string::npos);
        QVERIFY(put(html, "</body>", "<x>", Markup::Html).find("<p>End</p>\n  <x>\n</body>") !=
                std::string::npos);
        QCOMPARE(put("Just words", "words", "<x>", Markup::Html), std::string("Just words\n<x>"));
    }
    void contentIsWhereWordsAre() {
        const auto in = [](const std::string& words) {
            return email::isInContent(kMjml, Markup::Mjml, kMjml.find(words));
        };
        QVERIFY(in("One {{"));
        QVERIFY(in("and <b>"));
        QVERIFY(!in("a }} and"));
        QVERIFY(!in("mj-image src"));
        QVERIFY(!in(".a > b"));
        QVERIFY(!in("<mj-wrapper>"));
    }
    void wholeElementsCanBeTaken() {
        const auto section = select(kMjml, "<mj-section>", "</mj-section>\n");
        QVERIFY2(section.has_value(), section ? "" : section.error().text.c_str());
        QVERIFY(section->isMjml);
        QVERIFY(section->text.starts_with("<mj-section>\n  <mj-column>\n    <mj-text>One"));
        QVERIFY(section->text.ends_with("\n</mj-section>"));
        const auto words = select(kMjml, "One", "</b>");
        QVERIFY(words.has_value());
        QVERIFY(!words->isMjml);
        QCOMPARE(words->text, std::string("One {{ a }} and <b>two</b>"));
        const auto two = select(kMjml, "<mj-text>One", "<mj-image src=\"x\" />");
        QVERIFY(two.has_value());
        QVERIFY(two->isMjml);
    }
    void halvesAreRefusedWithASentence_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const char* first, const char* last) {
            QTest::newRow(first) << QString::fromUtf8(first) << QString::fromUtf8(last);
        };
        row("<mj-section>", "<mj-column>");
        row("mj-section>", "</mj-section>");
        row("a }}", "</b>");
        row("and <b>", "two");
        row("two</b>", "</mj-text>");
        row("<mjml>", "</mjml>");
        row("One", "</mj-column>");
        row("  </mj-body>", "</mjml>");
    }
    void halvesAreRefusedWithASentence() {
        QFETCH(QString, first);
        QFETCH(QString, last);
        const auto taken = select(kMjml, first.toStdString(), last.toStdString());
        QVERIFY(!taken.has_value());
        QVERIFY(!taken.error().text.empty());
    }
    void halfAConditionIsRefused() {
        const std::string html = "<p>{% if a %}<b>x</b>{% else %}y{% endif %}</p>";
        QVERIFY(!select(html, "{% if", "</b>", Markup::Html).has_value());
        QVERIFY(select(html, "{% if", "endif %}", Markup::Html).has_value());
        QVERIFY(select(html, "<b>", "</b>", Markup::Html).has_value());
    }
    void brokenSourcesEnd_data() {
        QTest::addColumn<QByteArray>("source");
        for (const char* source : {"", "<", "</", "<mj-text", "<mj-body>", "<mj-body></p></mj-body>", "{{",
                                   "</a></b>", "<mj-text>", "<!--", "<mj-body><mj-section>"})
            QTest::newRow(source) << QByteArray(source);
    }
    void brokenSourcesEnd() {
        QFETCH(QByteArray, source);
        const std::string text = source.toStdString();
        for (std::size_t at = 0; at <= text.size(); ++at)
            for (const Markup markup : {Markup::Mjml, Markup::Html}) {
                (void)email::blockInsertion(text, markup, at, "<x>");
                (void)email::wholeSelection(text, markup, at, text.size());
                (void)email::isInContent(text, markup, at);
            }
    }
};
REHEARSAL_TEST(SourcePlacesTest)

#include "source_places_test.moc"
