#include <QFile>
#include <QTemporaryDir>

#include "command_line/shell.h"
#include "support/test.h"

using rehearsal::test::Outcome;
using rehearsal::test::rehearse;

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
const QString kStream = QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/golden/streams/segment-sdk.ndjson");

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// `rehearse run` with --faults, --responses and --events-out, as a shell sees it.
class RunWithFaultsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    QString write(const char* name, const QByteArray& text) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path(name) : QString();
    }
    static QStringList run(const QString& events, const QStringList& more) {
        return QStringList{"run", kBundle, "--events", events, "--profiles", kBundle + "/profiles.ndjson"} +
               more;
    }

  private slots:
    void theStreamAsDecidedOnDecidesTheSameAgain_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"out.ndjson", "out.ndjson.gz", "out.ndjson.zst"})
            QTest::newRow(name) << name;
    }
    void theStreamAsDecidedOnDecidesTheSameAgain() {
        QFETCH(QString, name);
        const QString faults = write("faults.json",
                                     R"({"seed": 3, "duplicate": {"rate": 0.5, "delay": "10m"}, "late":
            {"rate": 0.5, "p50": "2m", "p95": "30m"}, "loss": {"rate": 0.1}, "malformed": {"rate": 0.1}})");
        const QString responses =
            write("responses.json", R"({"open": {"chance": 1, "after": {"p50": "1h"}}})");
        const QString out = path(qPrintable(name));
        const QStringList until{"--until", "2026-12-31T00:00:00Z", "--decisions"};
        const Outcome first =
            rehearse(run(kStream, until + QStringList{path("first"), "--faults", faults, "--responses",
                                                      responses, "--events-out", out}));
        QVERIFY2(first.status == 0, qPrintable(first.err));
        QVERIFY(!bytesOf(path("first")).isEmpty());
        const Outcome second = rehearse(run(out, until + QStringList{path("second")}));
        QVERIFY2(second.status == 0, qPrintable(second.err));
        QCOMPARE(bytesOf(path("second")), bytesOf(path("first")));
    }
    void theStreamMayGoToStandardOutput() {
        const Outcome outcome = rehearse(run(kStream, {"--events-out", "-"}));
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out.toUtf8(), bytesOf(kStream));
    }
    void whatIsWrongIsASentenceAndStatus2() {
        const Outcome key =
            rehearse(run(kStream, {"--faults", write("wrong.json", R"({"los": {"rate": 1}})")}));
        QCOMPARE(key.status, 2);
        QVERIFY2(
            key.err.contains("wrong.json:/los: error: There is no key \"los\" here (did you mean \"loss\"?)"),
            qPrintable(key.err));
        const Outcome none = rehearse(run(kStream, {"--responses", path("nowhere.json")}));
        QCOMPARE(none.status, 2);
        QVERIFY(none.err.contains("nowhere.json"));
        const Outcome place = rehearse(run(kStream, {"--events-out", "/nowhere/out.ndjson"}));
        QCOMPARE(place.status, 2);
        QVERIFY(place.err.contains("/nowhere/out.ndjson"));
    }
    void aFeedThatIsNotThereIsAWarning() {
        const Outcome outcome =
            rehearse(run(kStream, {"--faults", write("feeds.json", R"({"outages": [{"feed": "loyalti",
            "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}]})")}));
        QCOMPARE(outcome.status, 0);
        QVERIFY2(
            outcome.err.contains("warning: The bundle has no feed \"loyalti\" (did you mean \"loyalty\"?)"),
            qPrintable(outcome.err));
    }
};

REHEARSAL_TEST(RunWithFaultsTest)
#include "faults_test.moc"
