#include "base/instant.h"

#include "support/test.h"

using namespace rehearsal::base;

class InstantTest : public QObject {
    Q_OBJECT
  private slots:
    void readsRfc3339WithAnyOffset() {
        QCOMPARE(parseInstant("1970-01-01T00:00:00Z")->ms, 0);
        QCOMPARE(parseInstant("2026-03-01T13:30:00+01:00")->ms, parseInstant("2026-03-01T12:30:00Z")->ms);
        QCOMPARE(parseInstant("1969-12-31T23:59:59.999Z")->ms, -1);
    }
    void cutsDigitsBeyondMilliseconds() {
        QCOMPARE(parseInstant("1970-01-01T00:00:00.0019Z")->ms, 1);
        QCOMPARE(parseInstant("1970-01-01T00:00:00.5Z")->ms, 500);
    }
    void refusesWhatIsNoInstant_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "2026-03-01", "2026-03-01T12:30:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
              "2026-03-01T24:00:00Z", "2026-03-01T12:30:00.Z", "2026-03-01T12:30:00Z ",
              "999999-01-01T00:00:00Z", "2026-03-01T12:30:00+24:00"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void refusesWhatIsNoInstant() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseInstant(text.toStdString()));
    }
    void writesThreeDigits() { QCOMPARE(toString(Instant{1}), std::string("1970-01-01T00:00:00.001Z")); }
    void readsDurationsWithUnitsInOrder() {
        QCOMPARE(parseDuration("1h30m")->ms, 5'400'000);
        QCOMPARE(parseDuration("1w2d3h4m5s6ms")->ms, 788'645'006);
        QCOMPARE(parseDuration("500ms")->ms, 500);
        for (const char* text :
             {"", "1", "h", "1m1h", "1h1h", "1.5h", "-1h", "1 h", "99999999999999999999w"}) {
            QVERIFY2(!parseDuration(text), text);
        }
    }
    void writesDurationsThatReadBack() {
        for (const std::int64_t ms :
             {0, 1, 999, 1000, 61'000, 3'600'000, 86'400'000, 777'600'000, 604'800'000}) {
            QCOMPARE(parseDuration(toString(Duration{ms}))->ms, ms);
        }
        QCOMPARE(toString(days(9)), std::string("9d"));
    }
};

REHEARSAL_TEST(InstantTest)
#include "instant_test.moc"
