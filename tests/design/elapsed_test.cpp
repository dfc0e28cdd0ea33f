#include "design/elapsed.h"

#include "support/test.h"

using namespace rehearsal;

class ElapsedTest : public QObject {
    Q_OBJECT
  private slots:
    void timeSinceEntryIsSaidWithItsDay() {
        using design::elapsedText;
        QCOMPARE(elapsedText({base::minutes(30), true, true}), "Day 0, +30 m");
        QCOMPARE(elapsedText({base::minutes(24 * 60 + 30), true, true}), "Day 1, +24 h 30 m");
        QCOMPARE(elapsedText({base::days(12), true, true}), "Day 12, +12 d");
        QCOMPARE(elapsedText({base::hours(2), false, true}), "From day 0, +2 h");
        QCOMPARE(elapsedText({{}, true, true}), "Day 0, at once");
        QCOMPARE(elapsedText({{}, true, false}), "");
    }
};

REHEARSAL_TEST(ElapsedTest)
#include "elapsed_test.moc"
