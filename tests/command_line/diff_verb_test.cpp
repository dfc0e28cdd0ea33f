#include <QFile>
#include <QTemporaryDir>

#include "bundle/files.h"
#include "command_line/shell.h"
#include "support/test.h"

using rehearsal::test::Outcome;
using rehearsal::test::rehearse;

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
const QString kEvents = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store-events.ndjson");
const QStringList kRun{"--events", kEvents, "--profiles", kBundle + "/profiles.ndjson"};

}  // namespace

/// `rehearse diff` as a shell sees it.
class DiffVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    QString shorterWait() {
        auto files = *rehearsal::bundle::readFiles(kBundle.toStdString());
        std::string campaign = *files.find("campaigns/cart-recovery.json");
        campaign.replace(campaign.find("\"for\": \"30m\""), 12, "\"for\": \"20m\"");
        files.set("campaigns/cart-recovery.json", campaign);
        (void)rehearsal::bundle::writeFiles(files, path("shorter").toStdString());
        return path("shorter");
    }

  private slots:
    void aBundleDoesNotDifferFromItself() {
        const Outcome outcome = rehearse(QStringList{"diff", kBundle, kBundle} + kRun);
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("No message changes."), qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains(" 0 messages"));
    }
    void sayWhoseMessagesChangeAndWhyWithStatus1() {
        const Outcome outcome = rehearse(QStringList{"diff", kBundle, shorterWait()} + kRun);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.out.contains("in A the journey ends before: goal (Order Completed)"),
                 qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("10m earlier"), qPrintable(outcome.out));
    }
    void everyChangeCanBeWrittenOut() {
        const Outcome outcome =
            rehearse(QStringList{"diff", kBundle, shorterWait()} + kRun + QStringList{"--changes", "-"});
        QCOMPARE(outcome.status, 1);
        const QStringList lines = outcome.out.split('\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 5);
        for (const QString& line : lines) QVERIFY2(line.startsWith("{\"change\":\""), qPrintable(line));
        const Outcome json =
            rehearse(QStringList{"diff", kBundle, shorterWait()} + kRun + QStringList{"--json"});
        QVERIFY(json.out.contains(QString("\"changed\": %1").arg(lines.size())));
    }
    void standardInputIsReadForBoth() {
        QFile events(kEvents);
        QVERIFY(events.open(QIODevice::ReadOnly));
        const QStringList options{"--profiles", kBundle + "/profiles.ndjson", "--events", "-"};
        const Outcome outcome = rehearse(QStringList{"diff", kBundle, kBundle} + options, events.readAll());
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("No message changes."), qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains(" 0 messages"));
    }
    void aCampaignThatNeitherHasIsASentenceAndStatus2() {
        const Outcome outcome =
            rehearse(QStringList{"diff", kBundle, kBundle} + kRun + QStringList{"--campaigns", "welcom"});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("did you mean \"welcome\"?"), qPrintable(outcome.err));
    }
};

REHEARSAL_TEST(DiffVerbTest)
#include "diff_verb_test.moc"
