#include "events/stream_scan.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "events/event_model.h"
#include "events/event_text.h"
#include "events/stream_job.h"
#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::events;

namespace {

QString write(const QTemporaryDir& folder, const QByteArray& bytes) {
    const QString path = folder.filePath("stream.ndjson");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    return path;
}

QByteArray viewed(const char* user, const char* time, int price) {
    return QStringLiteral(R"({"type":"track","event":"Product Viewed","userId":"%1","timestamp":"%2",)"
                          R"("properties":{"product_id":"sku-1","price":%3}})")
               .arg(user, time)
               .arg(price)
               .toUtf8() +
           "\n";
}

const QByteArray kStream = viewed("ana", "2026-03-02T10:00:00Z", 10) + "not json\n" + "\n" +
                           viewed("ben", "2026-03-02T11:30:00Z", 20) +
                           R"({"type":"identify","anonymousId":"x","timestamp":"2026-03-02T09:00:00Z"})"
                           "\n" +
                           R"({"type":"track","event":"Lost","timestamp":"2026-03-02T09:00:00Z"})"
                           "\n";

}  // namespace

class StreamScanTest : public QObject {
    Q_OBJECT
  private slots:
    void gathersTheFactsOfAStream() {
        const QTemporaryDir folder;
        ScanControl control;
        const auto facts = scanStream(write(folder, kStream).toStdString(), control);
        QVERIFY(facts);
        QCOMPARE(facts->events, 3u);
        QCOMPARE(facts->people, 3u);
        QCOMPARE(base::toString(*facts->first), std::string("2026-03-02T09:00:00.000Z"));
        QCOMPARE(base::toString(*facts->last), std::string("2026-03-02T11:30:00.000Z"));
        QCOMPARE(facts->names.front().first, std::string("Product Viewed"));
        QCOMPARE(facts->names.front().second, 2u);
    }
    void countsRejectedLinesByReasonWithTheirNumbers() {
        const QTemporaryDir folder;
        ScanControl control;
        const auto facts = scanStream(write(folder, kStream).toStdString(), control);
        QVERIFY(facts);
        QCOMPARE(facts->rejected, 2u);
        QCOMPARE(facts->rejectedByReason.at(event::Rejection::MalformedJson), 1u);
        QCOMPARE(facts->rejectedByReason.at(event::Rejection::MissingIdentity), 1u);
        QCOMPARE(facts->rejectedRows[0].line, 2u);
        QCOMPARE(facts->rejectedRows[0].beginning, std::string("not json"));
        QCOMPARE(facts->rejectedRows[1].line, 6u);
    }
    void aMissingFileIsAnErrorThatNamesIt() {
        StreamJob job("no-such-folder/missing.ndjson");
        QSignalSpy failed(&job, &StreamJob::failed);
        job.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<base::Diagnostic>().file.find("missing.ndjson") != std::string::npos);
    }
    void aJobReportsBackOnItsOwnThread() {
        const QTemporaryDir folder;
        StreamJob job(write(folder, kStream).toStdString());
        StreamJob::Facts facts;
        QThread* thread = nullptr;
        connect(&job, &StreamJob::finished, this, [&](const StreamJob::Facts& found) {
            facts = found;
            thread = QThread::currentThread();
        });
        job.start();
        QTRY_VERIFY(facts);
        QCOMPARE(thread, QThread::currentThread());
        QCOMPARE(facts->events, 3u);
    }
    void aCancelledJobEndsSoon() {
        const QTemporaryDir folder;
        QByteArray bytes;
        for (int i = 0; i < 50'000; ++i) bytes += viewed("ana", "2026-03-02T10:00:00Z", i);
        StreamJob job(write(folder, bytes).toStdString());
        StreamJob::Facts facts;
        connect(&job, &StreamJob::finished, this, [&](const StreamJob::Facts& found) { facts = found; });
        job.cancel();
        job.start();
        QTRY_VERIFY(facts);
        QVERIFY(facts->cancelled);
        QVERIFY(facts->lines < 50'000u);
    }
    void showsAndFiltersEvents() {
        const QTemporaryDir folder;
        ScanControl control;
        const auto facts =
            std::make_shared<const StreamFacts>(*scanStream(write(folder, kStream).toStdString(), control));
        EventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFacts(facts, *base::TimeZone::find("Europe/Paris"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, EventModel::Time).data().toString(), QString("Mon 2 Mar, 11:00 (Paris)"));
        QCOMPARE(model.index(0, EventModel::Properties).data().toString(),
                 QString("product_id sku-1 · price 10"));
        QCOMPARE(model.index(2, EventModel::Event).data().toString(), QString("Identified"));

        RowQuery query;
        connect(&query, &RowQuery::finished, &model, &EventModel::setRows);
        query.start(facts->rows.size(), keepMatching(facts, {"BEN", {}, {}, {}}), {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.event(0).person, std::string("ben"));
        query.start(facts->rows.size(), keepMatching(facts, {{}, "Product Viewed", {}, facts->last}), {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.event(0).person, std::string("ana"));
    }
    void aLaterQueryTakesThePlaceOfAnEarlierOne() {
        RowQuery query;
        QSignalSpy finished(&query, &RowQuery::finished);
        query.start(500'000, [](RowQuery::Row row) { return row % 2 == 0; }, {});
        query.start(
            500'000, [](RowQuery::Row row) { return row < 7; },
            [](RowQuery::Row a, RowQuery::Row b) { return a > b; });
        QVERIFY(query.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        const auto rows = finished[0][0].value<RowQuery::Rows>();
        QCOMPARE(*rows, (std::vector<RowQuery::Row>{6, 5, 4, 3, 2, 1, 0}));
    }
};

REHEARSAL_TEST(StreamScanTest)
#include "stream_scan_test.moc"
