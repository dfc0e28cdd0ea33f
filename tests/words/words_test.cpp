#include "words/words.h"

#include <rapidcheck.h>

#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::words;

class WordsTest : public QObject {
    Q_OBJECT
  private slots:
    void durationsAsPeopleSayThem_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("words");
        QTest::newRow("one unit") << "30m"
                                  << "30 minutes";
        QTest::newRow("one of it") << "24h"
                                   << "1 day";
        QTest::newRow("two units") << "1h30m"
                                   << "1 h 30 m";
        QTest::newRow("a week") << "1w"
                                << "7 days";
        QTest::newRow("a fortnight") << "2w"
                                     << "14 days";
        QTest::newRow("days and hours") << "2d6h"
                                        << "2 d 6 h";
        QTest::newRow("none") << "0s"
                              << "0 minutes";
        QTest::newRow("an hour") << "60m"
                                 << "1 hour";
    }
    void durationsAsPeopleSayThem() {
        QFETCH(QString, written);
        QTEST(durationWords(*base::parseDuration(written.toStdString())), "words");
    }

    void durationsAsPeopleTypeThem_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("compact") << "30m" << 1'800'000LL;
        QTest::newRow("spaced") << "1 h 30 m" << 5'400'000LL;
        QTest::newRow("words") << "2 days, 3 hours" << 183'600'000LL;
        QTest::newRow("minutes") << "90 min" << 5'400'000LL;
        QTest::newRow("part of a unit") << "1.5h" << 5'400'000LL;
        QTest::newRow("no number") << "soon" << -1LL;
        QTest::newRow("no unit") << "30" << -1LL;
        QTest::newRow("twice the same") << "1h 1h" << -1LL;
        QTest::newRow("empty") << " " << -1LL;
        QTest::newRow("below nothing") << "-5m" << -1LL;
    }
    void durationsAsPeopleTypeThem() {
        QFETCH(QString, typed);
        QFETCH(qint64, ms);
        const auto parsed = parseDurationText(typed);
        QCOMPARE(parsed ? parsed->ms : -1, ms);
    }
    void whatIsShownReadsBack() {
        QVERIFY(rc::check([] {
            const base::Duration duration{*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 40)};
            RC_ASSERT(parseDurationText(durationText(duration)) == duration);
        }));
    }

    void fieldsInWords_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        QTest::newRow("trait") << "profile.first_name"
                               << "first name";
        QTest::newRow("trigger") << "trigger.properties.value"
                                 << "the trigger's value";
        QTest::newRow("event") << "event.properties.category"
                               << "the event's category";
        QTest::newRow("size") << "views.cart.size"
                              << "number of items in cart";
        QTest::newRow("hour") << "now.hour"
                              << "the local hour";
        QTest::newRow("stored") << "journey.offer_code"
                                << "the journey's offer code";
    }
    void fieldsInWords() {
        QFETCH(QString, path);
        QTEST(fieldWords(bundle::parsePath(path.toStdString())), "words");
    }
    void unknownEventsKeepTheirName() {
        QCOMPARE(eventWords("Quiz Taken").does, QStringLiteral("does “Quiz Taken”"));
    }
    void listsInWords() {
        QCOMPARE(listAnd({"a", "b", "c"}), QStringLiteral("a, b and c"));
        QCOMPARE(listOr({"a"}), QStringLiteral("a"));
    }
};
REHEARSAL_TEST(WordsTest)
#include "words_test.moc"
