#include "golden.h"

#include <QTest>

#include "bundle/bundle.h"
#include "support/test.h"

using namespace rehearsal;

/// Each folder of tests/golden/bundle is a bundle and the findings it must give, one a line.
/// With REHEARSAL_UPDATE_GOLDEN set the expected findings are written anew, to be read before they are
/// committed.
class GoldenBundlesTest : public QObject {
    Q_OBJECT
  private slots:
    void findsWhatIsWrong_data() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : test::goldenCases())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void findsWhatIsWrong() {
        QFETCH(QString, name);
        const auto folder = test::goldenFolder() / name.toStdString();
        const auto files = bundle::readFiles(folder / "bundle");
        QVERIFY2(files, files ? "" : base::toString(files.error()).c_str());
        std::string found;
        for (const auto& one : bundle::readBundle(*files).diagnostics) found += base::toString(one) + "\n";
        if (qEnvironmentVariableIsSet("REHEARSAL_UPDATE_GOLDEN"))
            std::ofstream(folder / "expected.txt") << found;
        QCOMPARE(QString::fromStdString(found),
                 QString::fromStdString(test::readAll(folder / "expected.txt")));
    }
    void theExamplesOfTheFormatAreRead() {
        const auto reading = bundle::readBundle(test::exampleFiles());
        QVERIFY(reading.diagnostics.empty());
        const auto& bundle = reading.bundle;
        QCOMPARE(bundle.name, std::string("Spring store"));
        QCOMPARE(bundle.policy.caps.size(), 3U);
        QCOMPARE(bundle.policy.quietHours->from.ms, base::hours(21).ms);
        QCOMPARE(bundle.policy.consent.rules.front().regions.size(), 3U);
        const auto* cart = bundle.campaign("cart-recovery");
        QVERIFY(cart);
        QCOMPARE(cart->nodes.size(), 5U);
        QCOMPARE(cart->nodes.front().id, std::string("wait-30m"));
        QCOMPARE(bundle::typeName(*cart->node("arms")), std::string("split"));
        QCOMPARE(cart->entry.reentry.cooldown->ms, base::hours(24).ms);
        QCOMPARE(cart->exits.front().outcome, std::string("goal"));
        QCOMPARE(cart->tests.back().sends->front().after->ms, base::minutes(30).ms);
        QCOMPARE(bundle.emailTemplate("cart-reminder")->fromEmail, std::string("hello@spring.example"));
        QCOMPARE(*bundle.block("similar"), std::string("<p>Similar</p>\n"));
        QVERIFY(bundle.segment("loyal") && bundle.person("ana") && !bundle.campaign("cart"));
    }
    void nothingAtAllIsThreeFindings() {
        const auto found = bundle::readBundle({}).diagnostics;
        QCOMPARE(found.size(), 3U);
        QCOMPARE(found.front().file, std::string("bundle.json"));
    }
    void waysOutCarryTheirPlaceInTheDocument() {
        const auto reading = bundle::readBundle(test::exampleFiles());
        const auto* tour = reading.bundle.campaign("tour");
        std::vector<std::string> seen;
        for (const auto& edge : bundle::outgoingEdges(*tour->node("route"))) {
            seen.push_back(edge.label + " " + edge.pointer + " " + edge.target.value_or("-"));
        }
        const std::vector<std::string> expected{"big /cases/0/next note", "weekend /cases/1/next note",
                                                "otherwise /otherwise call"};
        QCOMPARE(seen, expected);
        QCOMPARE(bundle::outgoingEdges(*tour->node("birthday")).size(), 2U);
        QVERIFY(bundle::outgoingEdges(*tour->node("done")).empty());
    }
};

REHEARSAL_TEST(GoldenBundlesTest)
#include "golden_test.moc"
