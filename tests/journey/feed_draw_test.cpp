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
};

REHEARSAL_TEST(FeedDrawTest)
#include "feed_draw_test.moc"
