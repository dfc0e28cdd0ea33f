#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "bundle/files.h"
#include "support/test.h"

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
const QString kEvents = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store-events.ndjson");

struct Outcome {
    int status = -1;
    QString out;
    QString err;
};

Outcome rehearse(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(REHEARSAL_BINARY_DIR "/rehearse"), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray slurp(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// The verbs as a shell sees them: exit status, what goes where, and sentences for what cannot be done.
class RehearseTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

  private slots:
    void checkFindsNothingInTheSample() {
        const Outcome outcome = rehearse({"check", kBundle});
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.status, 0);
    }
    void checkNamesFilePointerAndTheNearestKey() {
        auto files = *rehearsal::bundle::readFiles(kBundle.toStdString());
        std::string policy = *files.find("policy.json");
        policy.replace(policy.find("\"timezone\""), 10, "\"timezoen\"");
        files.set("policy.json", policy);
        QVERIFY(rehearsal::bundle::writeFiles(files, path("broken").toStdString()).has_value());
        const Outcome outcome = rehearse({"check", path("broken")});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.out.contains("policy.json:/timezoen: error:"), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("timezone"), qPrintable(outcome.out));
        QCOMPARE(rehearse({"run", path("broken"), "--events", kEvents}).status, 2);
    }
    void adviceIsPrintedWhereItIsAskedForAndChangesNoStatus() {
        auto files = *rehearsal::bundle::readFiles(kBundle.toStdString());
        std::string campaign = *files.find("campaigns/win-back.json");
        campaign.replace(campaign.find("\"for\": \"7d\""), 11, "\"for\": \"1h\"");
        files.set("campaigns/win-back.json", campaign);
        QVERIFY(rehearsal::bundle::writeFiles(files, path("hasty").toStdString()).has_value());
        const Outcome plain = rehearse({"check", path("hasty")});
        QCOMPARE(plain.out, QString());
        QCOMPARE(plain.status, 0);
        const Outcome advised = rehearse({"check", path("hasty"), "--advice"});
        QVERIFY2(advised.out.startsWith("campaigns/win-back.json:/nodes/offer: warning: "),
                 qPrintable(advised.out));
        QVERIFY2(advised.out.contains("the cap “daily”"), qPrintable(advised.out));
        QCOMPARE(advised.out.count('\n'), 1);
        QCOMPARE(advised.status, 0);
        const Outcome json = rehearse({"check", path("hasty"), "--advice", "--json"});
        QVERIFY2(json.out.contains("\"advice\": \"capped-by-itself\""), qPrintable(json.out));
        QCOMPARE(rehearse({"check", kBundle, "--advice"}).out, QString());
    }
    void runWritesTheLogAndTheSummary() {
        const Outcome outcome =
            rehearse({"run", kBundle, "--events", kEvents, "--profiles", kBundle + "/profiles.ndjson",
                      "--decisions", path("log"), "--summary", path("summary")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(slurp(path("log")).count('\n') > 50);
        QVERIFY(slurp(path("log")).startsWith("{\"at\":\""));
        QVERIFY(slurp(path("summary")).contains("\"accepted\""));
    }
    void aShorterWaitChangesTheCounts() {
        auto files = *rehearsal::bundle::readFiles(kBundle.toStdString());
        std::string campaign = *files.find("campaigns/cart-recovery.json");
        campaign.replace(campaign.find("\"for\": \"30m\""), 12, "\"for\": \"20m\"");
        files.set("campaigns/cart-recovery.json", campaign);
        QVERIFY(rehearsal::bundle::writeFiles(files, path("shorter.zip").toStdString()).has_value());
        const QStringList rest{"--events", kEvents, "--profiles", kBundle + "/profiles.ndjson", "--json"};
        const auto sends = [](const Outcome& outcome) {
            return outcome.out.mid(outcome.out.indexOf("\"sent\":", outcome.out.indexOf("\"messages\"")))
                .section(',', 0, 0);
        };
        const Outcome before = rehearse(QStringList{"run", kBundle} + rest);
        const Outcome after = rehearse(QStringList{"run", path("shorter.zip")} + rest);
        QCOMPARE(after.status, 0);
        QVERIFY(sends(before) != sends(after));
    }
    void anImportedBundleIsExportedWithTheSameBytes() {
        QCOMPARE(rehearse({"import", kBundle, path("shop.rehearsal")}).status, 0);
        QCOMPARE(rehearse({"export", path("shop.rehearsal"), path("again")}).status, 0);
        QVERIFY(*rehearsal::bundle::readFiles(kBundle.toStdString()) ==
                *rehearsal::bundle::readFiles(path("again").toStdString()));
        QCOMPARE(rehearse({"import", kBundle, path("shop.rehearsal")}).status,
                 2);  // Never over a file that is there.
    }
    void rendersAMailForASamplePerson() {
        const Outcome outcome = rehearse(
            {"render", kBundle, "--template", "cart-reminder", "--profile", "ana", "--part", "text"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("Ana"));
        const Outcome unknown =
            rehearse({"render", kBundle, "--template", "cart-remindr", "--profile", "ana"});
        QCOMPARE(unknown.status, 2);
        QVERIFY(unknown.err.contains("did you mean \"cart-reminder\"?"));
    }
    void whatCannotBeDoneIsASentenceAndStatus2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no verb") << QStringList{} << "required";
        QTest::newRow("no bundle there") << QStringList{"check", "/nowhere"} << "no such";
        QTest::newRow("no stream there")
            << QStringList{"run", kBundle, "--events", "/nowhere"} << "cannot be opened";
        QTest::newRow("no such campaign")
            << QStringList{"run", kBundle, "--events", kEvents, "--campaigns", "cart"}
            << "no campaign \"cart\"";
        QTest::newRow("no instant") << QStringList{"run", kBundle, "--events", kEvents, "--until", "tomorrow"}
                                    << "not an instant";
        QTest::newRow("no workspace") << QStringList{"export", kEvents, "/nowhere/x"} << "workspace";
        QTest::newRow("no room") << QStringList{"run",   kBundle,       "--events",
                                                kEvents, "--decisions", "/dev/full"}
                                 << "cannot be written";
    }
    void whatCannotBeDoneIsASentenceAndStatus2() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const Outcome outcome = rehearse(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    }
    void renderingLiquidInBatchesGivesALineEach() {
        QFile batch(path("batch"));
        QVERIFY(batch.open(QIODevice::WriteOnly));
        batch.write(
            "{\"template\":\"{{ a | plus: 1 }}\",\"data\":{\"a\":1}}\n{\"template\":\"{% if "
            "%}\",\"data\":{}}\n");
        batch.close();
        const Outcome outcome = rehearse({"liquid", "--batch", path("batch")});
        const QStringList lines = outcome.out.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], QString("{\"result\":\"2\"}"));
        QVERIFY(lines[1].startsWith("{\"error\":"));
    }
};

REHEARSAL_TEST(RehearseTest)
#include "rehearse_test.moc"
