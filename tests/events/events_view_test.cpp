#include "events/events_view.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

#include "bundle/files.h"
#include "events/event_model.h"
#include "events/stream_list.h"
#include "events/stream_page.h"
#include "events/time_chart.h"
#include "session/session.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;
using namespace rehearsal::events;

namespace {

struct Fixture {
    Fixture() {
        widgets::theme::install();
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Test"})");
        files.set("policy.json", R"({"format":"rehearsal.policy/1","timezone":"Europe/Paris"})");
        created = session.createWorkspace(folder.filePath("test.rehearsal").toStdString(), files).has_value();
        view = std::make_unique<EventsView>(session);
        view->resize(1200, 700);
        view->show();
        page = view->findChild<StreamPage*>();
    }
    QString stream(const QString& name, int events) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        for (int i = 0; i < events; ++i) {
            const base::Instant at = *base::parseInstant("2026-03-02T10:00:00Z") + base::minutes(i);
            file.write(QStringLiteral(R"({"type":"track","event":"%1","userId":"u%2","timestamp":"%3"})"
                                      "\n")
                           .arg(i % 3 == 0 ? "Order Completed" : "Product Viewed")
                           .arg(i % 10)
                           .arg(QString::fromStdString(toString(at)))
                           .toUtf8());
        }
        file.write("broken\n");
        return file.fileName();
    }
    EventModel* model() const { return page->findChild<EventModel*>(); }

    QTemporaryDir folder;
    session::Session session;
    bool created = false;
    std::unique_ptr<EventsView> view;
    StreamPage* page = nullptr;
};

}  // namespace

class EventsViewTest : public QObject {
    Q_OBJECT
  private slots:
    void readsAStreamThatIsDropped() {
        Fixture at;
        QVERIFY(at.created);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(at.stream("dropped.ndjson", 30))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(at.view.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(at.view.get(), &drop);
        QCOMPARE(at.session.streams().size(), std::size_t{1});
        QTRY_VERIFY(at.page->facts());
        QCOMPARE(at.page->facts()->events, 30u);
        QCOMPARE(at.page->facts()->rejected, 1u);
        QCOMPARE(at.model()->rowCount(), 30);
    }
    void choosingABarNarrowsTheTableToItsTime() {
        Fixture at;
        QVERIFY(at.session.addStream(at.stream("s.ndjson", 30)));
        QTRY_VERIFY(at.page->facts());
        auto* chart = at.page->findChild<TimeChart*>();
        QCOMPARE(chart->barCount(), 30);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(at.model()->rowCount(), 1);
        QCOMPARE(toString(at.model()->event(0).time), std::string("2026-03-02T10:01:00.000Z"));
        QCOMPARE(chart->accessibleDescription(),
                 QString("From Mon 2 Mar 2026, 11:01 (Paris) for 1 m: 1 events"));
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(at.model()->rowCount(), 30);
    }
    void aStreamThatIsGoneIsSaidSoAndCanBeRemoved() {
        Fixture at;
        const QString path = at.stream("gone.ndjson", 3);
        QVERIFY(at.session.addStream(path));
        QTRY_VERIFY(at.page->facts());
        QVERIFY(QFile::remove(path));
        at.page->open("gone", path, base::TimeZone::utc());
        QTRY_VERIFY(!at.page->isReading());
        QVERIFY(!at.page->facts());
        at.session.removeStream(at.session.streams().front().id);
        QCOMPARE(at.view->findChild<StreamList*>()->chosen(), -1);
    }
    void anotherStreamTakesThePlaceOfOneStillBeingRead() {
        Fixture at;
        const QString large = at.stream("large.ndjson", 100'000);
        const QString small = at.stream("small.ndjson", 5);
        at.page->open("large", large, base::TimeZone::utc());
        at.page->open("small", small, base::TimeZone::utc());
        QTRY_VERIFY(at.page->facts());
        QCOMPARE(at.page->facts()->events, 5u);
    }
};

REHEARSAL_TEST(EventsViewTest)
#include "events_view_test.moc"
