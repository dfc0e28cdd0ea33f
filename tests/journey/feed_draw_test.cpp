#include "journey/feed_draw.h"

#include <algorithm>
#include <cmath>

#include "support/test.h"

using namespace rehearsal;

/// S26: how mocks answer.
class FeedDrawTest : public QObject {
    Q_OBJECT
  private slots:
    void theNormalQuantileIsExactToManyDigits() {
        QCOMPARE(journey::normalQuantile(0.5), 0.0);
        QVERIFY(std::fabs(journey::normalQuantile(0.95) - 1.6448536269514722) < 1e-13);
        QVERIFY(std::fabs(journey::normalQuantile(0.025) + 1.9599639845400545) < 1e-13);
        QVERIFY(std::fabs(journey::normalQuantile(1e-12) + 7.034483825301131) < 1e-9);
    }
    void theSameArgumentsDrawTheSame() {
        bundle::HttpFeed feed;
        feed.mock.emplace();
        feed.mock->p50 = base::milliseconds(30);
        feed.mock->p95 = base::milliseconds(90);
        const auto first = journey::drawFeed(feed, 7, "loyalty", "c/s/ana/m1/1", 1);
        QCOMPARE(journey::drawFeed(feed, 7, "loyalty", "c/s/ana/m1/1", 1).latencyMs, first.latencyMs);
        QVERIFY(journey::drawFeed(feed, 8, "loyalty", "c/s/ana/m1/1", 1).latencyMs != first.latencyMs);
    }
    void latenciesHaveThePercentilesAskedFor() {
        bundle::HttpFeed feed;
        feed.mock.emplace();
        feed.mock->p50 = base::milliseconds(30);
        feed.mock->p95 = base::milliseconds(90);
        feed.timeout = base::milliseconds(90);
        std::vector<double> latencies;
        int failed = 0;
        for (int n = 1; n <= 4000; ++n) {
            const auto draw = journey::drawFeed(feed, 0, "f", "k", n);
            latencies.push_back(draw.latencyMs);
            failed += draw.failed ? 1 : 0;
        }
        std::sort(latencies.begin(), latencies.end());
        QVERIFY(std::fabs(latencies[2000] - 30) < 2);
        QVERIFY(std::fabs(latencies[3800] - 90) < 8);
        QVERIFY(failed > 120 && failed < 280);
    }
    void equalPercentilesAreExact() {
        bundle::HttpFeed feed;
        feed.mock.emplace();
        feed.mock->p50 = feed.mock->p95 = base::milliseconds(50);
        feed.timeout = base::milliseconds(50);
        const auto draw = journey::drawFeed(feed, 0, "f", "k", 1);
        QCOMPARE(draw.latencyMs, 50.0);
        QVERIFY(!draw.failed);
    }
    void anOutageFailsEveryAttemptFromItsStartUntilBeforeItsEnd() {
        const bundle::HttpFeed feed{};
        const journey::FeedFaults faults{{{"f", {1000}, {2000}}, {"*", {3000}, {4000}}}, {}};
        const auto failsAt = [&](const char* id, std::int64_t ms) {
            return journey::drawFeed(feed, 0, id, "k", 1, faults, {ms}).failed;
        };
        QVERIFY(!failsAt("f", 999));
        QVERIFY(failsAt("f", 1000));
        QVERIFY(failsAt("f", 1999));
        QVERIFY(!failsAt("f", 2000));
        QVERIFY(!failsAt("g", 1000));
        QVERIFY(failsAt("g", 3000));
    }
    void slownessMultipliesTheLatencyAndMayRunIntoTheTimeout() {
        bundle::HttpFeed feed;
        feed.mock.emplace();
        feed.mock->p50 = feed.mock->p95 = base::milliseconds(50);
        feed.timeout = base::milliseconds(200);
        const journey::FeedFaults faults{{}, {{"*", {1000}, {3000}, 4}, {"f", {2000}, {3000}, 2}}};
        const auto draw = [&](const char* id, std::int64_t ms) {
            return journey::drawFeed(feed, 0, id, "k", 1, faults, {ms});
        };
        QCOMPARE(draw("f", 999).latencyMs, 50.0);
        QCOMPARE(draw("f", 1000).latencyMs, 200.0);
        QVERIFY(!draw("f", 1000).failed);
        QCOMPARE(draw("f", 2000).latencyMs, 400.0);
        QVERIFY(draw("f", 2000).failed);
        QVERIFY(!draw("g", 2000).failed);
        QCOMPARE(draw("f", 3000).latencyMs, 50.0);
    }
};

REHEARSAL_TEST(FeedDrawTest)
#include "feed_draw_test.moc"
