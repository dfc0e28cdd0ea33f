#include "events/time_bins.h"

#include <rapidcheck.h>

#include <numeric>

#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::events;

class TimeBinsTest : public QObject {
    Q_OBJECT
  private slots:
    void keepsEveryCountWhateverTheSpan() {
        QVERIFY(rc::check("the bars add up to what was counted", [] {
            const auto moments = *rc::gen::nonEmpty(
                rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(-4e12, 4e12)));
            TimeBins bins;
            for (const auto ms : moments) bins.add(base::Instant{ms});
            const Bars bars = bins.bars(200);
            RC_ASSERT(!bars.counts.empty() && bars.counts.size() <= 200u);
            RC_ASSERT(std::accumulate(bars.counts.begin(), bars.counts.end(), std::uint64_t{0}) ==
                      moments.size());
            RC_ASSERT(bars.counts.front() > 0u && bars.counts.back() > 0u);
        }));
    }
    void memoryStaysSmallForALongStream() {
        TimeBins bins;
        for (int i = 0; i < 200'000; ++i) bins.add(base::Instant{i * 3'600'000LL});
        const Bars bars = bins.bars(5000);
        QVERIFY(bars.counts.size() <= 4096);
        QCOMPARE(std::accumulate(bars.counts.begin(), bars.counts.end(), std::uint64_t{0}), 200'000u);
    }
    void eachWidthIsAMultipleOfTheOneBefore() {
        base::Duration width = base::seconds(1);
        for (int step = 0; step < 20; ++step) {
            const base::Duration wider = widerBin(width);
            QVERIFY(wider > width);
            QCOMPARE(wider.ms % width.ms, 0);
            width = wider;
        }
    }
    void aPartIsStackedOntoTheBarsOfTheWhole() {
        TimeBins all;
        TimeBins part;
        for (int hour = 0; hour < 48; ++hour) all.add(base::Instant{hour * 3'600'000LL});
        part.add(base::Instant{3'600'000LL * 30}, 5);
        const Bars frame = all.bars(48);
        const Bars bars = part.barsLike(frame);
        QCOMPARE(bars.counts.size(), frame.counts.size());
        QCOMPARE(bars.counts[30], 5u);
    }
};

REHEARSAL_TEST(TimeBinsTest)
#include "time_bins_test.moc"
