#include <QTemporaryDir>

#include "support/test.h"
#include "web/bundle_compiler.h"
#include "web/compiled_body.h"

using namespace rehearsal;

namespace {

const std::string kFile = "templates/a/body.mjml";
const std::string kMjml =
    "<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>";

bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", "{\"format\":\"rehearsal.bundle/1\",\"name\":\"Shop\"}");
    files.set("templates/a/body.mjml", kMjml);
    files.set("templates/b/body.html", "<p>By hand</p>");
    return files;
}

}  // namespace

class BundleCompilerTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void onlyWhatIsStaleIsCompiled() {
        bundle::Files files = shop();
        QCOMPARE(web::staleSources(files), std::vector<std::string>{"templates/a/body.mjml"});
        const auto count = web::compileFiles(files);
        QVERIFY(count.has_value());
        QCOMPARE(*count, 1);
        QVERIFY(
            bundle::isCompiledFrom(*files.find("templates/a/body.html"), bundle::plainMjml(kMjml, kFile)));
        QCOMPARE(*files.find("templates/b/body.html"), std::string("<p>By hand</p>"));
        QVERIFY(web::staleSources(files).empty());
        files.set("templates/a/body.mjml", kMjml + "\n");
        QCOMPARE(web::staleSources(files).size(), std::size_t(1));
    }
    void aChangedIncludeMakesWhatUsesItStale() {
        bundle::Files files = shop();
        files.set(kFile, "<mjml><mj-body><mj-include path=\"blocks/h.mjml\" /></mj-body></mjml>");
        files.set("blocks/h.mjml", "<mj-section><mj-column><mj-text>One</mj-text></mj-column></mj-section>");
        QCOMPARE(web::compileFiles(files).value_or(-1), 1);
        QVERIFY(files.find("templates/a/body.html")->find("One") != std::string::npos);
        QVERIFY(web::staleSources(files).empty());
        files.set("blocks/h.mjml", "<mj-section><mj-column><mj-text>Two</mj-text></mj-column></mj-section>");
        QCOMPARE(web::compileFiles(files).value_or(-1), 1);
        QVERIFY(files.find("templates/a/body.html")->find("Two") != std::string::npos);
    }
    void aFolderIsWrittenBack() {
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.filePath(QStringLiteral("shop")).toStdString());
        QVERIFY(bundle::writeFiles(shop(), path).has_value());
        QCOMPARE(web::compileBundle(path).value_or(-1), 1);
        const auto files = bundle::readFiles(path);
        QVERIFY(files.has_value());
        QVERIFY(
            bundle::isCompiledFrom(*files->find("templates/a/body.html"), bundle::plainMjml(kMjml, kFile)));
        QCOMPARE(web::compileBundle(path).value_or(-1), 0);
    }
    void aSourceWithAnErrorFailsAndNamesItsPlace() {
        bundle::Files files = shop();
        files.set("templates/a/body.mjml",
                  "<mjml><mj-body>\n{% if a %}<mj-section></mj-section></mj-body></mjml>");
        const auto count = web::compileFiles(files);
        QVERIFY(!count.has_value());
        QCOMPARE(count.error().file, std::string("templates/a/body.mjml"));
        QCOMPARE(count.error().line, 2);
        QVERIFY(!files.contains("templates/a/body.html"));
    }
};
REHEARSAL_TEST(BundleCompilerTest)

#include "bundle_compiler_test.moc"
