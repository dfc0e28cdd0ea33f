// A C program that knows the shared library alone decides as `rehearse run` does, byte for byte.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "support/test.h"

namespace {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Outcome start(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray slurp(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    void compare(const QString& bundle, const QString& events, const QString& people,
                 const QString& until = {}) {
        const QString log = folder_.filePath(QStringLiteral("log"));
        QStringList run{"run", bundle, "--events", events, "--profiles", people, "--decisions", log};
        if (!until.isEmpty()) run << "--until" << until;
        const Outcome rehearsed = start(QStringLiteral(REHEARSAL_BINARY_DIR "/rehearse"), run);
        QVERIFY2(rehearsed.status == 0, rehearsed.err.constData());
        QStringList arguments{bundle, events, people};
        if (!until.isEmpty()) arguments << until;
        const Outcome replayed = start(QStringLiteral(REHEARSAL_REPLAY), arguments);
        QVERIFY2(replayed.status == 0, replayed.err.constData());
        const auto expected = slurp(log).split('\n');
        const auto actual = replayed.out.split('\n');
        for (qsizetype i = 0; i < std::min(expected.size(), actual.size()); ++i)
            QCOMPARE(actual[i], expected[i]);
        QCOMPARE(actual.size(), expected.size());
    }

  private slots:
    void decidesAsTheCommandLineOnTheSample() {
        const QString sample = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        compare(sample, sample + "-events.ndjson", sample + "/profiles.ndjson");
        QVERIFY(slurp(folder_.filePath(QStringLiteral("log"))).count('\n') > 50);
    }
    void decidesAsTheCommandLineOnEveryCase_data() {
        QTest::addColumn<QString>("folder");
        const QString root = QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/golden/engine");
        for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString folder = root + "/" + name;
            if (QFile::exists(folder + "/faults.json") || QFile::exists(folder + "/responses.json") ||
                QFile::exists(folder + "/status")) {
                continue;
            }
            QTest::newRow(qPrintable(name)) << folder;
        }
    }
    void decidesAsTheCommandLineOnEveryCase() {
        QFETCH(QString, folder);
        compare(folder + "/bundle", folder + "/events.ndjson", folder + "/profiles.ndjson");
    }
    void endsWhereTheRunEnds() {
        const QString sample = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        compare(sample, sample + "-events.ndjson", sample + "/profiles.ndjson", "2026-03-04T12:00:00Z");
    }
    void theLibraryShowsItsOwnNamesAlone() {
        const Outcome symbols = start(QStringLiteral("nm"), {"-D", "--defined-only", "--format=posix",
                                                             QStringLiteral(REHEARSAL_LIBRARY)});
        if (symbols.status != 0) QSKIP("There is no nm here.");
        int count = 0;
        for (const QByteArray& line : symbols.out.split('\n')) {
            if (line.isEmpty() || line.startsWith("REHEARSAL_1")) continue;
            QVERIFY2(line.startsWith("rehearsal_"), line.constData());
            ++count;
        }
        QVERIFY(count > 20);
    }
};

REHEARSAL_TEST(ReplayTest)
#include "replay_test.moc"
