#include "design/run_timeline.h"

#include "bundle/files.h"
#include "support/test.h"

using namespace rehearsal;
using design::RunTimeline;

class RunTimelineTest : public QObject {
    Q_OBJECT

    simulation::RunResult run_;
    RunTimeline timeline_;

  private slots:
    void initTestCase() {
        const std::string samples = REHEARSAL_SOURCE_DIR "/resources/samples/";
        const auto bundle = bundle::readBundle(*bundle::readFiles(samples + "spring-store")).bundle;
        simulation::RunOptions options;
        options.events = {std::filesystem::path(samples + "spring-store-events.ndjson")};
        options.people = bundle.people;
        simulation::RunControl control;
        auto result = simulation::run(bundle, options, control);
        QVERIFY(result);
        run_ = std::move(*result);
        timeline_ = RunTimeline(run_, "cart-recovery");
    }

    void anotherCampaignHasNone() { QVERIFY(RunTimeline(run_, "no-such").empty()); }

    void everyDecisionLiesBetweenItsEnds() {
        for (const journey::Decision decision : run_.decisions) {
            if (decision.campaign != "cart-recovery") continue;
            QVERIFY(timeline_.start() < decision.at && decision.at < timeline_.end());
        }
    }
    void sharesAndInstantsAreEachOthersInverse() {
        for (const double share : {0.0, 0.25, 0.5, 1.0})
            QVERIFY(std::abs(timeline_.shareOf(timeline_.instantAt(share)) - share) < 1e-6);
        QCOMPARE(timeline_.shareOf(timeline_.start() - base::days(1)), 0.0);
        QCOMPARE(timeline_.shareOf(timeline_.end() + base::days(1)), 1.0);
    }
    void steppingForwardMeetsEveryMomentOnceAndBackwardTheSame() {
        std::vector<base::Instant> forward;
        for (auto at = timeline_.next(timeline_.start()); at; at = timeline_.next(*at))
            forward.push_back(*at);
        std::vector<base::Instant> backward;
        for (auto at = timeline_.previous(timeline_.end()); at; at = timeline_.previous(*at))
            backward.push_back(*at);
        std::reverse(backward.begin(), backward.end());
        QVERIFY(!forward.empty());
        QVERIFY(forward == backward);
    }
    void theBarsHoldEveryMessage() {
        const auto& counts = run_.summary.campaigns.at("cart-recovery");
        std::uint64_t sent = 0, heldBack = 0, sentBars = 0, heldBars = 0;
        for (const auto& [node, at] : counts.nodes) {
            sent += at.sent;
            heldBack += at.skipped;
        }
        for (const auto& bar : timeline_.bars(40)) {
            sentBars += bar.sent;
            heldBars += bar.heldBack;
        }
        QCOMPARE(sentBars, sent);
        QCOMPARE(heldBars, heldBack);
        QVERIFY(timeline_.bars(0).empty());
    }
};
REHEARSAL_TEST(RunTimelineTest)
#include "run_timeline_test.moc"
