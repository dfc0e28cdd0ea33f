#include "simulation/faults.h"

#include <rapidcheck.h>

#include <nlohmann/json.hpp>

#include "support/random_stream.h"
#include "support/schema.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

bundle::Bundle bundleWithFeeds(std::initializer_list<const char*> ids) {
    bundle::Bundle bundle;
    for (const char* id : ids) bundle.feeds.push_back({id, {}});
    return bundle;
}

/// What the reader has to say, a line each.
std::string findingsOf(const std::string& text) {
    std::string all;
    for (const auto& one :
         simulation::readFaults(text, "faults.json", bundleWithFeeds({"stock", "loyalty"})).second) {
        all += base::toString(one) + "\n";
    }
    return all;
}

const char* const kEverything = R"({
    "seed": 7, "duplicate": {"rate": 0.05, "delay": "10m"},
    "redeliver": [{"from": "2026-03-02T10:00:00Z", "to": "2026-03-02T11:00:00Z", "at": "2026-03-02T12:00:00Z"}],
    "late": {"rate": 0.1, "p50": "2m", "p95": "30m"}, "loss": {"rate": 0.01},
    "skew": {"rate": 0.02, "by": "1h"}, "malformed": {"rate": 0.001}, "missing_id": {"rate": 0.002},
    "reorder": {"rate": 0.03, "by": "30s"},
    "slow": [{"feed": "*", "from": "2026-03-02T10:00:00Z", "to": "2026-03-02T11:00:00Z", "factor": 10}],
    "outages": [{"feed": "stock", "from": "2026-03-02T10:00:00Z", "to": "2026-03-02T11:00:00Z"}]})";

}  // namespace

/// `faults.json`, by its reader and its schema.
class FaultsTest : public QObject {
    Q_OBJECT
  private slots:
    void everyFieldIsRead() {
        QCOMPARE(findingsOf(kEverything), std::string());
        const auto faults =
            simulation::readFaults(kEverything, "faults.json", bundleWithFeeds({"stock"})).first;
        QCOMPARE(faults.seed, std::uint64_t{7});
        QCOMPARE(faults.duplicate.rate, 0.05);
        QCOMPARE(faults.duplicate.delay.ms, base::minutes(10).ms);
        QCOMPARE(faults.redeliver.size(), std::size_t{1});
        QCOMPARE(base::toString(faults.redeliver[0].at), std::string("2026-03-02T12:00:00.000Z"));
        QCOMPARE(faults.late.rate, 0.1);
        QCOMPARE(faults.late.by.p95.ms, base::minutes(30).ms);
        QCOMPARE(faults.loss, 0.01);
        QCOMPARE(faults.skew.by.ms, base::hours(1).ms);
        QCOMPARE(faults.malformed, 0.001);
        QCOMPARE(faults.missingId, 0.002);
        QCOMPARE(faults.reorder.by.ms, base::seconds(30).ms);
        QCOMPARE(faults.feeds.slow.size(), std::size_t{1});
        QCOMPARE(faults.feeds.slow[0].factor, 10.0);
        QCOMPARE(faults.feeds.outages.size(), std::size_t{1});
        QCOMPARE(faults.feeds.outages[0].feed, std::string("stock"));
        QVERIFY(faults.changeTheStream());
    }
    void nothingIsNoFault() {
        const auto [faults, findings] = simulation::readFaults("{}", "faults.json", {});
        QVERIFY(findings.empty());
        QVERIFY(!faults.changeTheStream());
    }
    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        QTest::newRow("key") << R"({"outage": []})"
                             << "/outage: error: There is no key \"outage\" here (did you";
        QTest::newRow("inner key") << R"({"late": {"rate": 0, "p50": "1m", "p90": "2m"}})"
                                   << "/late/p90: error: There is no key \"p90\"";
        QTest::newRow("rate") << R"({"loss": {"rate": 1.5}})"
                              << "/loss/rate: error: Expected a number from 0 to 1, found 1.5";
        QTest::newRow("percent") << R"({"loss": 0.01})"
                                 << "/loss: error: Expected an object, found 0.01";
        QTest::newRow("missing") << R"({"duplicate": {"rate": 0.1}})"
                                 << "/duplicate: error: The key \"delay\" is missing";
        QTest::newRow("order") << R"({"late": {"rate": 1, "p50": "2m", "p95": "1m"}})"
                               << "/late/p95: error: \"p95\" is shorter";
        QTest::newRow("stretch") << R"({"outages": [{"feed": "*", "from": "2026-01-02T00:00:00Z",
                                        "to": "2026-01-02T00:00:00Z"}]})"
                                 << "/outages/0/to: error: \"to\" is not after \"from\"";
        QTest::newRow("too early") << R"({"redeliver": [{"from": "2026-01-02T00:00:00Z",
                                          "to": "2026-01-02T01:00:00Z", "at": "2026-01-02T00:30:00Z"}]})"
                                   << "/redeliver/0/at: error: \"at\" is before \"to\"";
        QTest::newRow("feed")
            << R"({"outages": [{"feed": "stocks", "from": "2026-01-02T00:00:00Z",
                                     "to": "2026-01-03T00:00:00Z"}]})"
            << "/outages/0/feed: warning: The bundle has no feed \"stocks\" (did you mean \"stock\"";
        QTest::newRow("json") << "{\"loss\": "
                              << "error";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, finding);
        const std::string said = findingsOf(text.toStdString());
        QVERIFY2(said.find(finding.toStdString()) != std::string::npos, said.c_str());
        QCOMPARE(std::count(said.begin(), said.end(), '\n'), 1);
    }
    void theSchemaAgrees() {
        const test::Schema schema("faults");
        QCOMPARE(schema.problem(nlohmann::json::parse(kEverything)), std::string());
        QCOMPARE(schema.problem(nlohmann::json::object()), std::string());
        for (const char* wrong :
             {R"({"outage": []})", R"({"loss": {"rate": 1.5}})", R"({"loss": 0.01})",
              R"({"duplicate": {"rate": 0.1}})", R"({"late": {"rate": 0, "p50": "1m", "p90": "2m"}})",
              R"({"seed": -1})", R"({"slow": [{"feed": "*"}]})"}) {
            QVERIFY2(!schema.problem(nlohmann::json::parse(wrong)).empty(), wrong);
            QVERIFY2(!findingsOf(wrong).empty(), wrong);
        }
    }
};

REHEARSAL_TEST(FaultsTest)
#include "faults_test.moc"
