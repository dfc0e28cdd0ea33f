#include "web/mjml_lint.h"

#include <QElapsedTimer>
#include <QFile>

#include "support/test.h"

using namespace rehearsal;

namespace {

const std::string kFile = "templates/x/body.mjml";

std::string fileText(const char* name) {
    QFile file(QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/web/cases/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

base::Diagnostics lint(std::string_view body) {
    return web::lintMjml("<mjml><mj-body>" + std::string(body) + "</mj-body></mjml>", kFile);
}

}  // namespace

class MjmlLintTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aLoopBetweenSectionsIsAnErrorAtItsPlace() {
        const auto findings = web::lintMjml(
            "<mjml>\n<mj-body>\n  {% for p in views.cart %}\n<mj-section></mj-section>\n"
            "{% endfor %}</mj-body></mjml>",
            kFile);
        QCOMPARE(findings.size(), std::size_t(2));
        QCOMPARE(findings[0].severity, base::Severity::Error);
        QCOMPARE(findings[0].file, kFile);
        QCOMPARE(findings[0].line, 3);
        QCOMPARE(findings[0].column, 3);
        QCOMPARE(findings[1].line, 5);
        QVERIFY(!findings[0].hint.empty());
    }
    void liquidInsideContentIsKept_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("raw") << QByteArray("<mj-raw>{% for p in views.cart %}</mj-raw>");
        QTest::newRow("text") << QByteArray("<mj-text>Hi {{ profile.first_name }}</mj-text>");
        QTest::newRow("less than") << QByteArray("<mj-text>{% if a < 3 %}x{% endif %}</mj-text>");
        QTest::newRow("attribute") << QByteArray("<mj-button href=\"{{ u | append: '>' }}\">Go</mj-button>");
        QTest::newRow("html in text") << QByteArray("<mj-text><p>{{ a }}</p></mj-text>");
        QTest::newRow("upper case") << QByteArray("<MJ-TEXT>{{ a }}</MJ-TEXT>");
        QTest::newRow("comment") << QByteArray("<!-- {{ not sent }} -->");
        QTest::newRow("self closing") << QByteArray("<mj-image src=\"assets/{{ a }}.png\" />");
    }
    void liquidInsideContentIsKept() {
        QFETCH(QByteArray, body);
        QCOMPARE(lint(body.toStdString()).size(), std::size_t(0));
    }
    void bareTextIsAWarning() {
        const auto findings = lint("<mj-section></mj-section> lost ");
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].severity, base::Severity::Warning);
    }
    void liquidThatWouldBeLostIsFoundInEveryElement() {
        const std::string source = fileText("dropped.mjml");
        QVERIFY(!source.empty());
        std::string found;
        for (const auto& finding : web::lintMjml(source, "dropped.mjml"))
            found += base::toString(finding) + "\n";
        QCOMPARE(found, fileText("dropped.findings"));
    }
    void columnsCountCharacters() {
        const auto findings = web::lintMjml("<mjml><!-- é --> {{ a }}</mjml>", kFile);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].column, 18);
    }
    void hostileSourcesAreReadInNoTime_data() {
        QTest::addColumn<QByteArray>("part");
        for (const char* part :
             {"{%", "{{ a ", "<mj-text", "<mj-text>", "<a ", "</mj-text>", "<!--", "<p =\"", "{% a %}x"})
            QTest::newRow(part) << QByteArray(part);
    }
    void hostileSourcesAreReadInNoTime() {
        QFETCH(QByteArray, part);
        const std::string source = part.repeated(300'000).toStdString();
        QElapsedTimer time;
        time.start();
        QVERIFY(web::lintMjml(source, kFile).size() <= 100);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    }
    void brokenSourcesEnd_data() {
        QTest::addColumn<QByteArray>("source");
        for (const char* source :
             {"<", "<mj-text", "<mj-text>", "<mj-text a=\"", "{%", "<!--", "<mj-raw/>{{ a", "</"})
            QTest::newRow(source) << QByteArray(source);
    }
    void brokenSourcesEnd() {
        QFETCH(QByteArray, source);
        web::lintMjml(source.toStdString(), kFile);
    }
};
REHEARSAL_TEST(MjmlLintTest)

#include "mjml_lint_test.moc"
