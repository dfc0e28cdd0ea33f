#include "base/time_zone.h"

#include "support/test.h"

using namespace rehearsal::base;

namespace {

std::string instantOf(const char* zone, const char* date, Duration ofDay) {
    return toString(TimeZone::find(zone)->instantOf(*parseDate(date), ofDay.ms));
}

}  // namespace

/// S19's local times, over the changes of clocks that trip programs up.
class TimeZoneTest : public QObject {
    Q_OBJECT
  private slots:
    void everyZoneOfTheDataCanBeUsed() {
        const auto names = TimeZone::names();
        QVERIFY(names.size() > 500);
        for (const std::string& name : names) {
            const auto zone = TimeZone::find(name);
            QVERIFY2(zone.has_value(), name.c_str());
            const Instant instant = *parseInstant("2045-07-01T12:00:00Z");
            const LocalTime local = zone->at(instant);
            QVERIFY2(zone->instantOf(local.day, local.msOfDay) == instant, name.c_str());
        }
    }
    void namesOfTheHostAreUnknown() {
        for (const char* name :
             {"localtime", "libc:localtime", "Fixed/UTC+01:00:00", "europe/paris", "", "../etc/passwd"}) {
            QVERIFY2(!TimeZone::find(name), name);
        }
    }
    void aLocalTimeInAGapIsTheFirstInstantAfterIt() {
        QCOMPARE(instantOf("America/New_York", "2024-03-10", minutes(150)),
                 std::string("2024-03-10T07:00:00.000Z"));
        QCOMPARE(instantOf("Africa/Cairo", "2024-04-26", minutes(15)),
                 std::string("2024-04-25T22:00:00.000Z"));
        QCOMPARE(instantOf("Australia/Lord_Howe", "2024-10-06", minutes(135)),
                 std::string("2024-10-05T15:30:00.000Z"));
        QCOMPARE(instantOf("Pacific/Apia", "2011-12-30", hours(12)), std::string("2011-12-30T10:00:00.000Z"));
    }
    void aLocalTimeThatComesTwiceIsTheFirst() {
        QCOMPARE(instantOf("America/New_York", "2024-11-03", minutes(90)),
                 std::string("2024-11-03T05:30:00.000Z"));
        QCOMPARE(instantOf("Europe/Dublin", "2024-10-27", minutes(90)),
                 std::string("2024-10-27T00:30:00.000Z"));
    }
    void theNextChangeOfTheClockIsFound() {
        const auto paris = *TimeZone::find("Europe/Paris");
        QCOMPARE(toString(*paris.nextTransition(*parseInstant("2026-03-02T00:00:00Z"))),
                 std::string("2026-03-29T01:00:00.000Z"));
        QVERIFY(!TimeZone::utc().nextTransition(Instant{0}));
    }
    void weekdaysCountFromMonday() {
        QCOMPARE(weekdayOf(*parseDate("2026-03-02")), 0);
        QCOMPARE(weekdayOf(*parseDate("1969-12-28")), 6);
    }
};

REHEARSAL_TEST(TimeZoneTest)
#include "time_zone_test.moc"
