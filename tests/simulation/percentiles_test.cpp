#include "simulation/percentiles.h"

#include <rapidcheck.h>

#include <algorithm>

#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::DurationCounts;
using simulation::Percentiles;
using test::Draw;

namespace {

/// The smallest that at least so many percent are not above.
std::int64_t nearestRank(std::vector<std::int64_t> all, std::size_t percent) {
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if ((i + 1) * 100 >= all.size() * percent) return all[i];
    }
    return 0;
}

std::int64_t drawDuration(Draw& draw) {
    switch (draw.below(5)) {
        case 0:
            return draw.between(65'530, 65'540);  // Where they are counted one by one no longer.
        case 1:
            return draw.between(-5, 5);
        case 2:
            return draw.between(-90'000'000'000, 90'000'000'000);
        default:
            return draw.between(0, 3000);
    }
}

}  // namespace

/// Percentiles are those of the sorted list.
class PercentilesTest : public QObject {
    Q_OBJECT
  private slots:
    void theyAreThoseOfTheSortedList() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            std::vector<std::int64_t> all;
            DurationCounts counts, others;
            for (auto left = draw.between(1, 300); left > 0; --left) {
                all.push_back(drawDuration(draw));
                (draw.chance(60) ? counts : others).add(all.back());
            }
            counts.add(others);
            const Percentiles found = counts.percentiles();
            RC_ASSERT(found.p50 == nearestRank(all, 50));
            RC_ASSERT(found.p95 == nearestRank(all, 95));
            RC_ASSERT(found.p99 == nearestRank(all, 99));
            RC_ASSERT(found.max == *std::max_element(all.begin(), all.end()));
        }));
    }
    void ofNothingTheyAreZero() {
        DurationCounts counts;
        counts.add(DurationCounts());
        QCOMPARE(counts.percentiles().p50, std::int64_t{0});
        QCOMPARE(counts.percentiles().max, std::int64_t{0});
    }
    void ofOneTheyAreThatOne() {
        for (const std::int64_t only :
             {std::int64_t{0}, std::int64_t{7}, std::int64_t{65'536}, std::int64_t{-3}}) {
            DurationCounts counts;
            counts.add(only);
            const Percentiles found = counts.percentiles();
            QCOMPARE(found.p50, only);
            QCOMPARE(found.p99, only);
            QCOMPARE(found.max, only);
        }
    }
};

REHEARSAL_TEST(PercentilesTest)
#include "percentiles_test.moc"
