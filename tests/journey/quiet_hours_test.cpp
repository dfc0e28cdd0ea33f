#include "journey/quiet_hours.h"

#include <rapidcheck.h>

#include "support/test.h"

using namespace rehearsal;
using base::hours;
using base::minutes;

namespace {

bundle::QuietHours quiet(base::Duration from, base::Duration to) {
    return {from, to, bundle::OnRefusal::Defer, std::nullopt};
}

std::string endIn(const char* zone, const char* from, const bundle::QuietHours& hoursOfQuiet) {
    return base::toString(
        journey::endOfQuiet(hoursOfQuiet, *base::TimeZone::find(zone), *base::parseInstant(from)));
}

}  // namespace

/// S23.
class QuietHoursTest : public QObject {
    Q_OBJECT
  private slots:
    void areHalfOpenAndMayPassMidnight() {
        const auto zone = base::TimeZone::utc();
        const auto night = quiet(hours(21), hours(8));
        QVERIFY(journey::isQuiet(night, zone, *base::parseInstant("2026-03-02T21:00:00Z")));
        QVERIFY(journey::isQuiet(night, zone, *base::parseInstant("2026-03-02T07:59:59.999Z")));
        QVERIFY(!journey::isQuiet(night, zone, *base::parseInstant("2026-03-02T08:00:00Z")));
        QVERIFY(!journey::isQuiet(night, zone, *base::parseInstant("2026-03-02T20:59:59.999Z")));
    }
    void endAtTheLocalTime() {
        QCOMPARE(endIn("Europe/Paris", "2026-03-02T22:00:00Z", quiet(hours(21), hours(8))),
                 std::string("2026-03-03T07:00:00.000Z"));
        QCOMPARE(endIn("Asia/Kathmandu", "2026-03-02T18:00:00Z", quiet(hours(21), hours(8))),
                 std::string("2026-03-03T02:15:00.000Z"));
    }
    void endAfterAGapThatSkipsTheirEnd() {
        // In Paris 02:00 to 03:00 does not exist on 29 March 2026.
        QCOMPARE(endIn("Europe/Paris", "2026-03-29T00:30:00Z", quiet(hours(1), hours(2))),
                 std::string("2026-03-29T01:00:00.000Z"));
    }
    void mayComeBackInTheHourThatComesTwice() {
        // In Paris 02:00 to 03:00 comes twice on 25 October 2026; quiet until 02:30 ends, and at the change
        // begins anew.
        const auto paris = *base::TimeZone::find("Europe/Paris");
        const auto rule = quiet(hours(1), minutes(150));
        QCOMPARE(endIn("Europe/Paris", "2026-10-24T23:30:00Z", rule),
                 std::string("2026-10-25T00:30:00.000Z"));
        QVERIFY(!journey::isQuiet(rule, paris, *base::parseInstant("2026-10-25T00:45:00Z")));
        QVERIFY(journey::isQuiet(rule, paris, *base::parseInstant("2026-10-25T01:15:00Z")));
    }
    void endIsTheFirstInstantThatIsNotQuiet() {
        const std::vector<std::string> zones{"Europe/Paris", "Australia/Lord_Howe", "Africa/Casablanca",
                                             "America/New_York", "Asia/Beirut"};
        QVERIFY(rc::check([&] {
            const auto zone = *base::TimeZone::find(*rc::gen::elementOf(zones));
            const auto from = *rc::gen::inRange<std::int64_t>(0, 1440);
            const auto to = *rc::gen::suchThat(rc::gen::inRange<std::int64_t>(0, 1440),
                                               [&](std::int64_t m) { return m != from; });
            const auto rule = quiet(minutes(from), minutes(to));
            const base::Instant start = *base::parseInstant("2026-01-01T00:00:00Z") +
                                        minutes(*rc::gen::inRange<std::int64_t>(0, 525'600));
            RC_PRE(journey::isQuiet(rule, zone, start));
            const base::Instant end = journey::endOfQuiet(rule, zone, start);
            RC_ASSERT(!journey::isQuiet(rule, zone, end));
            for (base::Instant t = start; t < end; t = t + minutes(1))
                RC_ASSERT(journey::isQuiet(rule, zone, t));
            RC_ASSERT(journey::isQuiet(rule, zone, end - base::milliseconds(1)));
        }));
    }
};

REHEARSAL_TEST(QuietHoursTest)
#include "quiet_hours_test.moc"
