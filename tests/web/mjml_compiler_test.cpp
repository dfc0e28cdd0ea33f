#include <QFile>
#include <algorithm>
#include <memory>
#include <optional>

#include "support/test.h"
#include "web/compiled_body.h"
#include "web/mjml_compiler.h"

using namespace rehearsal;

namespace {

const std::string kFile = "templates/x/body.mjml";

std::string fileText(const char* name) {
    QFile file(QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/web/cases/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string mail(const std::string& body) {
    return "<mjml><mj-body><mj-section><mj-column>" + body + "</mj-column></mj-section></mj-body></mjml>";
}

}  // namespace

class MjmlCompilerTest : public QObject {
    Q_OBJECT

    web::MjmlCompiler compiler_;

    web::MjmlResult compile(const std::string& source) {
        std::optional<web::MjmlResult> made;
        compiler_.compile(bundle::plainMjml(source, kFile),
                          [&](const web::MjmlResult& result) { made = result; });
        if (!QTest::qWaitFor([&] { return made.has_value(); }, 20000)) return {};
        return *made;
    }

  private Q_SLOTS:
    void theSameSourceGivesTheKnownBytes() {
        const std::string source = fileText("menu.mjml");
        QVERIFY(!source.empty());
        const auto result = compile(source);
        QVERIFY2(result.ok(), result.problems.empty() ? "" : result.problems[0].text.c_str());
        const std::string body = web::compiledBody(bundle::plainMjml(source, kFile), result.html);
        if (qEnvironmentVariableIsSet("REHEARSAL_UPDATE_GOLDEN")) {
            QFile golden(QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/web/cases/menu.html"));
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(QByteArray::fromStdString(body));
        }
        QCOMPARE(body, fileText("menu.html"));
        QVERIFY(bundle::isCompiledFrom(body, bundle::plainMjml(source, kFile)));
        QVERIFY(!bundle::isCompiledFrom(body, bundle::plainMjml(source + " ", kFile)));
        // A menu carries a random id, which must not change from one compile to the next.
        QCOMPARE(compile(source).html, result.html);
    }
    void liquidComesThroughUntouched() {
        const auto result =
            compile(mail("<mj-text>{% if n < 3 and m > 2 %}{{ a | default: \"x\" }}{% endif %}</mj-text>"
                         "<mj-button href='{{ u | append: \"?a=b&c\" }}'>Go</mj-button>"));
        QVERIFY(result.ok());
        QVERIFY(result.html.find("{% if n < 3 and m > 2 %}{{ a | default: \"x\" }}{% endif %}") !=
                std::string::npos);
    }
    void noFontIsAskedOfTheNetwork() {
        const auto result = compile(mail("<mj-text>Hello</mj-text>"));
        QVERIFY(result.html.find("googleapis") == std::string::npos);
    }
    void anUnknownElementIsAnErrorWithItsLine() {
        const auto result = compile(mail("\n\n<mj-txt>Hello</mj-txt>"));
        QVERIFY(!result.ok());
        const auto error =
            std::find_if(result.problems.begin(), result.problems.end(),
                         [](const auto& finding) { return finding.severity == base::Severity::Error; });
        QVERIFY(error != result.problems.end());
        QCOMPARE(error->line, 3);
        QCOMPARE(error->file, kFile);
        QVERIFY(error->text.find("mj-txt") != std::string::npos);
    }
    void anUnknownAttributeIsAWarning() {
        const auto result = compile(mail("<mj-text colour=\"red\">Hello</mj-text>"));
        QVERIFY(result.ok());
        QCOMPARE(result.problems.size(), std::size_t(1));
        QCOMPARE(result.problems[0].severity, base::Severity::Warning);
    }
    void aFindingAboutAnAttributeStandsAtThatAttribute() {
        const auto result =
            compile(mail("\n  <mj-text align=\"left\"\n    colour=\"red\" width=\"1\">Hi</mj-text>"
                         "<mj-image align=\"middle\" src=\"a\" />"));
        QCOMPARE(result.problems.size(), std::size_t(3));
        const auto place = [&](std::size_t i) {
            return std::pair(result.problems[i].line, result.problems[i].column);
        };
        QCOMPARE(place(0), std::pair(3, 5));
        QVERIFY(result.problems[0].text.find("“colour”") != std::string::npos);
        QCOMPARE(place(1), std::pair(3, 18));
        QCOMPARE(place(2), std::pair(3, 50));
    }
    void aValueThatHoldsLiquidIsNoFinding() {
        const auto result = compile(
            "<mjml><mj-body background-color=\"{{ brand.colors.background }}\"><mj-section "
            "padding='{{ a | default: \"1px\" }}' full-width=\"{% if a %}full-width{% endif %}\">"
            "<mj-column width=\"{{ w }}\"><mj-text align=\"{{ a }}\">Hi</mj-text></mj-column></mj-section>"
            "</mj-body></mjml>");
        QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].text.c_str());
        QVERIFY(result.html.find("{{ brand.colors.background }}") != std::string::npos);
    }
    void whatIsIncludedIsCompiledAndItsFindingsNameItsFile() {
        bundle::Files files;
        files.set(kFile, "<mjml><mj-body>\n  <mj-include path=\"blocks/head.mjml\" />\n</mj-body></mjml>");
        files.set(
            "blocks/head.mjml",
            "<mj-section><mj-column>\n  <mj-text colour=\"red\">Head</mj-text>\n</mj-column></mj-section>");
        std::optional<web::MjmlResult> made;
        compiler_.compile(bundle::readMjmlSource(files, kFile),
                          [&](const web::MjmlResult& result) { made = result; });
        QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 20000);
        QVERIFY(made->html.find("Head") != std::string::npos);
        QCOMPARE(made->problems.size(), std::size_t(1));
        QCOMPARE(base::toString(made->problems[0]).substr(0, 21), std::string("blocks/head.mjml:2:12"));
    }
    void liquidAmongAttributesIsAnError() {
        QVERIFY(!compile(mail("<mj-text {% if a %}color=\"red\"{% endif %}>Hello</mj-text>")).ok());
    }
    void brokenSourcesAreErrors_data() {
        QTest::addColumn<QByteArray>("source");
        for (const char* source : {"", "not mjml", "<mjml></mjml>", "<html></html>"})
            QTest::newRow(source) << QByteArray(source);
    }
    void brokenSourcesAreErrors() {
        QFETCH(QByteArray, source);
        const auto result = compile(source.toStdString());
        QVERIFY(!result.ok());
        QVERIFY(!result.problems.empty());
    }
    void sourcesAreAnsweredInTheirOrder() {
        QStringList order;
        for (const char* name : {"one", "two", "three"}) {
            compiler_.compile(bundle::plainMjml(mail(std::string("<mj-text>") + name + "</mj-text>"), kFile),
                              [&order, name](const web::MjmlResult& result) {
                                  if (result.html.find(name) != std::string::npos)
                                      order << QLatin1String(name);
                              });
        }
        QTRY_COMPARE(order,
                     (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    }
    void whatTakesTooLongIsGivenUpAndTheNextOneWorks() {
        web::MjmlCompiler slow;
        slow.setTimeout(1);
        std::optional<web::MjmlResult> made;
        slow.compile(bundle::plainMjml(mail("<mj-text>Hello</mj-text>"), kFile),
                     [&](const web::MjmlResult& result) { made = result; });
        QTRY_VERIFY(made.has_value());
        QVERIFY(!made->ok());
        QVERIFY(!made->problems.empty());
        slow.setTimeout(20000);
        made.reset();
        slow.compile(bundle::plainMjml(mail("<mj-text>Hello</mj-text>"), kFile),
                     [&](const web::MjmlResult& result) { made = result; });
        QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 20000);
        QVERIFY(made->ok());
    }
    void aCompilerMayGoWhileItWorks() {
        auto gone = std::make_unique<web::MjmlCompiler>();
        bool called = false;
        gone->compile(bundle::plainMjml(mail("<mj-text>Hello</mj-text>"), kFile),
                      [&](const web::MjmlResult&) { called = true; });
        gone.reset();
        compile(mail("<mj-text>Hello</mj-text>"));
        QVERIFY(!called);
    }
};
REHEARSAL_TEST(MjmlCompilerTest)

#include "mjml_compiler_test.moc"
