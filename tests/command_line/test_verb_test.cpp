#include <QFile>
#include <QTemporaryDir>

#include "bundle/files.h"
#include "command_line/shell.h"
#include "support/test.h"

using rehearsal::test::Outcome;
using rehearsal::test::rehearse;

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");

}  // namespace

/// `rehearse test` as a shell and a CI server see it.
class TestVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    /// The sample with another wait, which two of its tests do not expect.
    QString changedSample() {
        auto files = *rehearsal::bundle::readFiles(kBundle.toStdString());
        std::string campaign = *files.find("campaigns/cart-recovery.json");
        campaign.replace(campaign.find("\"for\": \"30m\""), 12, "\"for\": \"20m\"");
        files.set("campaigns/cart-recovery.json", campaign);
        (void)rehearsal::bundle::writeFiles(files, path("changed").toStdString());
        return path("changed");
    }

  private slots:
    void theSamplePasses() {
        const Outcome outcome = rehearse({"test", kBundle});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("26 tests: 26 passed, 0 failed"), qPrintable(outcome.out));
        QCOMPARE(outcome.err, QString());
    }
    void aChangeIsToldSideBySideWithStatus1() {
        const Outcome outcome = rehearse({"test", changedSample(), "--junit", path("out.xml")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.out.contains("! remind after 30m   remind after 20m"), qPrintable(outcome.out));
        QFile xml(path("out.xml"));
        QVERIFY(xml.open(QIODevice::ReadOnly));
        QVERIFY(xml.readAll().contains("<failure"));
    }
    void onlyTheCampaignsNamedAreTested() {
        const Outcome outcome =
            rehearse({"test", changedSample(), "--campaigns", "welcome,win-back", "--json"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("\"passed\": 4"));
        QVERIFY(!outcome.out.contains("cart-recovery"));
    }
    void whatCannotBeTestedIsASentenceAndStatus2() {
        const Outcome unknown = rehearse({"test", kBundle, "--campaigns", "welcom"});
        QCOMPARE(unknown.status, 2);
        QVERIFY2(unknown.err.contains("did you mean \"welcome\"?"), qPrintable(unknown.err));
        QCOMPARE(rehearse({"test", kBundle, "--junit", "/nowhere/out.xml"}).status, 2);
        QCOMPARE(rehearse({"test", "/nowhere"}).status, 2);
    }
};

REHEARSAL_TEST(TestVerbTest)
#include "test_verb_test.moc"
