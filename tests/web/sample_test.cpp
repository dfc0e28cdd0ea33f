#include "bundle/files.h"
#include "support/test.h"
#include "web/bundle_compiler.h"

using namespace rehearsal;

class SampleTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyMailOfTheSampleIsWhatThisCompilerMakesOfItsSource() {
        const auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(files.has_value());
        bundle::Files bare = *files;
        int sources = 0;
        for (const std::string& path : files->under("templates/")) {
            if (!path.ends_with("/body.mjml")) continue;
            bare.remove(path.substr(0, path.size() - 4) + "html");
            ++sources;
        }
        const auto made = web::compileFiles(bare);
        QVERIFY2(made.has_value(), made ? "" : base::toString(made.error()).c_str());
        QCOMPARE(*made, sources);
        for (const auto& [path, bytes] : files->all()) QVERIFY2(*bare.find(path) == *bytes, path.c_str());
    }
};
REHEARSAL_TEST(SampleTest)

#include "sample_test.moc"
