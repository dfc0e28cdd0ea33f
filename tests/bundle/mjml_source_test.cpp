#include "bundle/mjml_source.h"

#include "bundle/bundle.h"
#include "bundle/document.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

const std::string kBody = "templates/a/body.mjml";

bundle::Files with(const std::string& body,
                   std::initializer_list<std::pair<const char*, const char*>> others = {}) {
    bundle::Files files;
    files.set(kBody, body);
    for (const auto& [path, text] : others) files.set(path, text);
    return files;
}

std::string only(const base::Diagnostics& problems) {
    return problems.size() == 1 ? base::toString(problems.front()) : std::to_string(problems.size());
}

}  // namespace

class MjmlSourceTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void withoutIncludesItIsTheSourceItself() {
        const std::string body = "<mjml><!-- mj-include path=\"x\" --></mjml>\n";
        const auto source = bundle::readMjmlSource(with(body), kBody);
        QCOMPARE(source.text, body);
        QVERIFY(source.problems.empty());
    }
    void aPathIsFoundBesideTheFileAndAtTheRoot_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("root") << QByteArray("blocks/head.mjml") << QByteArray("blocks/head.mjml");
        QTest::newRow("beside") << QByteArray("./head.mjml") << QByteArray("templates/a/head.mjml");
        QTest::newRow("up") << QByteArray("../../blocks/head.mjml") << QByteArray("blocks/head.mjml");
        QTest::newRow("no ending") << QByteArray("blocks/head") << QByteArray("blocks/head.mjml");
    }
    void aPathIsFoundBesideTheFileAndAtTheRoot() {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, file);
        bundle::Files files =
            with("<mj-body>\n  <mj-include path=\"" + path.toStdString() + "\" />\n</mj-body>");
        files.set(file.toStdString(), "<mj-section></mj-section>");
        const auto source = bundle::readMjmlSource(files, kBody);
        QVERIFY2(source.problems.empty(), only(source.problems).c_str());
        QCOMPARE(source.text, std::string("<mj-body>\n  <mj-section></mj-section>\n</mj-body>"));
    }
    void htmlAndStylesAreWrapped() {
        const auto source = bundle::readMjmlSource(
            with("<mjml><mj-head><mj-include path='blocks/a.css' css-inline=\"inline\"/></mj-head>"
                 "<mj-body><mj-include path=\"blocks/b.html\"></mj-include></mj-body></mjml>",
                 {{"blocks/a.css", "p{margin:0}"}, {"blocks/b.html", "<hr>{{ x }}"}}),
            kBody);
        QVERIFY(source.problems.empty());
        QCOMPARE(source.text,
                 std::string("<mjml><mj-head><mj-style inline=\"inline\">p{margin:0}</mj-style></mj-head>"
                             "<mj-body><mj-raw><hr>{{ x }}</mj-raw></mj-body></mjml>"));
    }
    void whatCannotBeFollowedIsAnErrorAtItsPlace_data() {
        QTest::addColumn<QByteArray>("include");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* include, const char* says) {
            QTest::newRow(include) << QByteArray(include) << QByteArray(says);
        };
        row("<mj-include />", "names no file");
        row("<mj-include path=\"blocks/none.mjml\" />", "There is no file");
        row("<mj-include path=\"../../../etc/passwd\" />", "out of the bundle");
        row("<mj-include path=\"/etc/passwd\" />", "out of the bundle");
        row("<mj-include path=\"C:\\x.mjml\" />", "out of the bundle");
        row("<mj-include path=\"https://x.example/a.mjml\" />", "out of the bundle");
        row("<mj-include path=\"blocks/{{ a }}.mjml\" />", "cannot depend on Liquid");
        row("<mj-include path=\"blocks/self.mjml\" />", "includes itself");
        row("<mj-include path=\"blocks/whole.mjml\" />", "whole mail");
        row("<mj-include path=\"blocks/a.css\" />", "included in mj-head");
        row("<mj-include path=\"blocks/a.css\" type=\"less\" />", "no type of include");
    }
    void whatCannotBeFollowedIsAnErrorAtItsPlace() {
        QFETCH(QByteArray, include);
        QFETCH(QByteArray, says);
        const auto source = bundle::readMjmlSource(
            with("<mj-body>\n  " + include.toStdString() + "\n</mj-body>",
                 {{"blocks/self.mjml", "\n\n   <mj-include path=\"blocks/self.mjml\" />"},
                  {"blocks/whole.mjml", "<mjml><mj-body></mj-body></mjml>"},
                  {"blocks/a.css", ""}}),
            kBody);
        QCOMPARE(source.problems.size(), std::size_t(1));
        const auto& problem = source.problems.front();
        QVERIFY2(problem.text.find(says.toStdString()) != std::string::npos, problem.text.c_str());
        QVERIFY(!problem.hint.empty());
        const bool inner = problem.file == "blocks/self.mjml";
        QCOMPARE(problem.file, inner ? std::string("blocks/self.mjml") : kBody);
        QCOMPARE(std::pair(problem.line, problem.column), inner ? std::pair(3, 4) : std::pair(2, 3));
    }
    void manyAndDeepIncludesEnd() {
        bundle::Files files = with("<mj-include path=\"blocks/b0.mjml\" />");
        for (int i = 0; i < 12; ++i) {
            std::string many;
            for (int k = 0; k < 10; ++k)
                many += "<mj-include path=\"blocks/b" + std::to_string(i + 1) + ".mjml\" />";
            files.set("blocks/b" + std::to_string(i) + ".mjml", many);
        }
        files.set("blocks/b12.mjml", "<mj-section />");
        const auto source = bundle::readMjmlSource(files, kBody);
        QVERIFY(!source.problems.empty());
        QVERIFY(source.text.size() < 100'000);
    }
    void aFindingIsPlacedInTheFileItWasWrittenIn() {
        const auto source = bundle::readMjmlSource(
            with("<mj-body>\n  <mj-include path=\"blocks/h.mjml\" /> {{ é }}x\n</mj-body>",
                 {{"blocks/h.mjml", "<mj-section>\n  oops\n</mj-section>"}}),
            kBody);
        const auto at = [&](int line, int column) {
            base::Diagnostic finding;
            finding.line = line;
            finding.column = column;
            const auto placed = source.placed(finding);
            return placed.file + ":" + std::to_string(placed.line) + ":" + std::to_string(placed.column);
        };
        QCOMPARE(at(1, 1), kBody + ":1:1");
        QCOMPARE(at(2, 3), std::string("blocks/h.mjml:1:1"));
        QCOMPARE(at(2, 0), std::string("blocks/h.mjml:1:0"));
        QCOMPARE(at(3, 3), std::string("blocks/h.mjml:2:3"));
        QCOMPARE(at(4, 21), kBody + ":2:45");
        QCOMPARE(at(5, 1), kBody + ":3:1");
    }
    void aChangedIncludeMakesTheBodyStale() {
        bundle::Files files = with("<mj-body><mj-include path=\"blocks/h.mjml\" /></mj-body>",
                                   {{"blocks/h.mjml", "<mj-section />"}});
        files.set("templates/a/template.json", R"({"format": "rehearsal.template/1", "name": "A"})");
        files.set("templates/a/subject.liquid", "A");
        files.set("templates/a/body.html",
                  bundle::compiledFromLine(bundle::readMjmlSource(files, kBody)) + "\n<p>");
        const auto findings = [](const bundle::Document& document) {
            std::string all;
            for (const auto& one : document.diagnostics())
                if (one.file.starts_with("templates/") || one.file.starts_with("blocks/")) all += one.text;
            return all;
        };
        bundle::Document document(files);
        QCOMPARE(findings(document), std::string());
        bundle::Files after = files;
        after.set("blocks/h.mjml", "<mj-section></mj-section>");
        QVERIFY(document.apply(bundle::difference(files, after, "Edit")).has_value());
        QVERIFY(findings(document).find("not compiled from") != std::string::npos);
        files = after;
        after.remove("blocks/h.mjml");
        QVERIFY(document.apply(bundle::difference(files, after, "Remove")).has_value());
        QVERIFY(findings(document).find("There is no file") != std::string::npos);
    }
};
REHEARSAL_TEST(MjmlSourceTest)

#include "mjml_source_test.moc"
