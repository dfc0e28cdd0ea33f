#include "command_line/shell.h"
#include "support/test.h"

using rehearsal::test::Outcome;
using rehearsal::test::rehearse;

namespace {

const QString kBundle = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
const QString kEvents = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store-events.ndjson");

Outcome explain(const QStringList& rest) {
    return rehearse(
        QStringList{"explain", kBundle, "--events", kEvents, "--profiles", kBundle + "/profiles.ndjson"} +
        rest);
}

}  // namespace

/// `rehearse explain` as a shell sees it.
class ExplainVerbTest : public QObject {
    Q_OBJECT

  private slots:
    void tellsTheStoryInSentencesThatCiteTheRules() {
        const Outcome outcome = explain({"--profile", "ana"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QString());
        for (const char* part : {"Message \"remind\" of cart-recovery #1 went out (S21)", "(S13)", "(S23)",
                                 "cap daily 0 of 1 in 1d (S24)"}) {
            QVERIFY2(outcome.out.simplified().contains(part), part);
        }
    }
    void theRunsOptionsHold() {
        const Outcome outcome =
            explain({"--profile", "ana", "--campaigns", "win-back", "--until", "2026-03-04T00:00:00Z"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(!outcome.out.contains("cart-recovery"));
        QVERIFY(outcome.out.contains("The run ends at 2026-03-04T00:00:00.000Z"));
        QVERIFY(outcome.out.contains("not taken (S4)"));
    }
    void anUnknownIdIsASentenceAndStatus2() {
        const Outcome outcome = explain({"--profile", "anna"});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("Nobody has the id \"anna\".") && outcome.err.contains("\"ana\""),
                 qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
    }
    void jsonIsAListOfSteps() {
        const Outcome outcome = explain({"--profile", "anon:a-17", "--json"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("\"profile\": \"ana\""));
        QVERIFY(outcome.out.contains("\"step\": \"gate\""));
    }
};

REHEARSAL_TEST(ExplainVerbTest)
#include "explain_verb_test.moc"
