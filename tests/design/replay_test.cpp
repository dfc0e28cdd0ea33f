#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

#include "bundle/files.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "design/edge_item.h"
#include "design/node_item.h"
#include "design/time_scrubber.h"
#include "session/run_replay.h"
#include "support/test.h"
#include "widgets/theme.h"

using namespace rehearsal;

/// After a run the canvas shows it at any moment, and every count leads to what is behind it.
class ReplayTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<design::DesignView> view_;

    QWidget& bar() { return *view_->findChild<QWidget*>("replayBar"); }
    design::TimeScrubber& scrubber() { return *view_->findChild<design::TimeScrubber*>(); }
    QString countsOf(const char* node) { return view_->canvas().canvas().node(node)->card().counts; }
    session::RunReplay& replay() { return session_->replay(); }
    void settle() { QTRY_VERIFY(!replay().isWorking()); }

  private slots:
    void initTestCase() {
        widgets::theme::install();
        const std::string samples = REHEARSAL_SOURCE_DIR "/resources/samples/";
        session_ = std::make_unique<session::Session>();
        const auto file = folder_.filePath("shop.rehearsal").toStdString();
        QVERIFY(session_->createWorkspace(file, *bundle::readFiles(samples + "spring-store")).has_value());
        QVERIFY(
            session_->addStream(QString::fromStdString(samples + "spring-store-events.ndjson")).has_value());
        session_->setCampaignId("cart-recovery");
        view_ = std::make_unique<design::DesignView>(*session_);
        view_->resize(1280, 720);
        view_->show();
        QVERIFY(bar().isHidden());
        QSignalSpy finished(session_.get(), &session::Session::runFinished);
        session_->startRun(session_->runOptions());
        QVERIFY(finished.wait(60'000));
        QVERIFY(bar().isVisible());
    }
    void cleanup() { replay().setMoment(std::nullopt); }
    void cleanupTestCase() {
        view_.reset();
        session_.reset();
    }

    void aMomentShowsWhatARunUpToItCounts() {
        const QString atTheEnd = countsOf("remind");
        const base::Instant moment = *base::parseInstant("2026-03-05T12:00:00Z");
        replay().setMoment(moment);
        settle();
        simulation::RunOptions options = session_->runOptions();
        options.until = moment;
        simulation::RunControl control;
        const auto same = simulation::run(session_->bundle(), options, control);
        QVERIFY(replay().shown()->summary.campaigns.at("cart-recovery").nodes.at("remind").sent ==
                same->summary.campaigns.at("cart-recovery").nodes.at("remind").sent);
        QVERIFY(countsOf("remind") != atTheEnd);
        QVERIFY(replay().shown()->summary.campaigns.at("cart-recovery").active > 0);
        replay().setMoment(std::nullopt);
        QCOMPARE(countsOf("remind"), atTheEnd);
        QVERIFY(replay().shown() == session_->lastRun());
    }

    void theScrubberIsMovedByKeysAndMouse() {
        scrubber().setFocus();
        QTest::keyClick(&scrubber(), Qt::Key_Home);
        QVERIFY(*replay().moment() == scrubber().timeline().start());
        settle();
        QCOMPARE(countsOf("remind"), QString("0 reached"));
        QTest::mouseClick(&scrubber(), Qt::LeftButton, {}, scrubber().rect().center());
        QVERIFY(*replay().moment() > scrubber().timeline().start());
        QTest::keyClick(&scrubber(), Qt::Key_End);
        QVERIFY(!replay().moment());
    }

    void stepsGoFromDecisionToDecision() {
        const auto& timeline = scrubber().timeline();
        QTest::mouseClick(view_->findChild<QToolButton*>("stepBack"), Qt::LeftButton);
        QVERIFY(*replay().moment() == *timeline.previous(timeline.end()));
        settle();
        QTest::mouseClick(view_->findChild<QToolButton*>("stepForward"), Qt::LeftButton);
        QVERIFY(!replay().moment());
        QVERIFY(view_->findChild<QLabel*>("moment")->text().startsWith("At the end"));
    }

    void theFilmPlaysToTheEnd() {
        const auto& timeline = scrubber().timeline();
        replay().setMoment(timeline.instantAt(0.97));
        auto* play = view_->findChild<QToolButton*>("playRun");
        play->click();
        QTRY_VERIFY_WITH_TIMEOUT(!play->isChecked(), 20'000);
        QVERIFY(!replay().moment());
    }

    void waysOutOfAChoiceShowTheirShares() {
        const auto& graph = view_->canvas().canvas().graph();
        const bundle::Campaign& campaign = *session_->campaign();
        int shares = 0;
        for (int i = 0; i < static_cast<int>(graph.edges.size()); ++i) {
            const QString text = design::edgeCount(*session_, campaign, graph, i);
            const bool isChoice =
                graph.ids[static_cast<std::size_t>(graph.edges[static_cast<std::size_t>(i)].from)] == "arms";
            QCOMPARE(text.contains('%'), isChoice);
            shares += isChoice;
        }
        QCOMPARE(shares, 2);
    }

    void aCountOpensTheDecisionsBehindIt() {
        session_->setNodeId("remind");
        QSignalSpy asked(session_.get(), &session::Session::decisionsRequested);
        auto* section = view_->findChild<QWidget*>("runSection");
        QVERIFY(section->isVisible());
        QPushButton* held = nullptr;
        for (auto* button : section->findChildren<QPushButton*>())
            if (button->isVisibleTo(section) && button->accessibleName().startsWith("No consent"))
                held = button;
        QVERIFY(held);
        QTest::mouseClick(held, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        const auto query = asked[0][0].value<session::DecisionQuery>();
        QCOMPARE(query.node, std::string("remind"));
        QCOMPARE(query.reason, std::string("no_consent"));
        session_->setNodeId({});
    }

    void anotherRunIsShownFromItsEnd() {
        replay().setMoment(scrubber().timeline().start());
        settle();
        QSignalSpy finished(session_.get(), &session::Session::runFinished);
        session_->startRun(session_->runOptions());
        QVERIFY(finished.wait(60'000));
        QVERIFY(!replay().moment());
        QVERIFY(replay().shown() == session_->lastRun());
    }
};
REHEARSAL_TEST(ReplayTest)
#include "replay_test.moc"
