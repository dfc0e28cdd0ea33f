#include "simulation/run.h"

#include <QTemporaryDir>
#include <fstream>

#include "bundle/files.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

const bundle::Bundle& sample() {
    static const bundle::Bundle kBundle =
        bundle::readBundle(*bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store")).bundle;
    return kBundle;
}

std::string logOf(const simulation::RunResult& result) {
    std::string log;
    for (const journey::Decision& decision : result.decisions) {
        journey::appendJsonLine(log, decision);
        log += '\n';
    }
    return log;
}

simulation::RunResult runFile(const std::filesystem::path& file, int threads = 1) {
    simulation::RunOptions options;
    options.events = {file};
    options.people = sample().people;
    options.threads = threads;
    simulation::RunControl control;
    return std::move(simulation::run(sample(), options, control).value());
}

}  // namespace

class RunTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::string runLines(const std::vector<std::string>& lines, int threads = 1) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "events.ndjson";
        {
            std::ofstream out(path, std::ios::binary);
            for (const std::string& line : lines) out << line << '\n';
        }
        return logOf(runFile(path, threads));
    }

  private slots:
    void anyNumberOfThreadsDecidesTheSame() {
        QVERIFY(rc::check([this] {
            const auto lines = test::randomStream(60);
            const std::string one = runLines(lines, 1);
            RC_ASSERT(runLines(lines, 2) == one);
            RC_ASSERT(runLines(lines, 8) == one);
        }));
    }
    void doublingEveryEventChangesNothing() {
        QVERIFY(rc::check([this] {
            const auto lines = test::randomStream(40);
            std::vector<std::string> doubled;
            for (const std::string& line : lines) {
                doubled.push_back(line);
                doubled.push_back(line);
            }
            RC_ASSERT(runLines(doubled) == runLines(lines));
        }));
    }
    void readsTheStreamOfTheOfficialClient() {
        const auto result = runFile(REHEARSAL_SOURCE_DIR "/tests/golden/streams/segment-sdk.ndjson", 2);
        QCOMPARE(result.summary.events.accepted, std::uint64_t{20});
        QVERIFY(result.summary.events.rejected.empty());
        QVERIFY(result.summary.entered > 0);
        QVERIFY(result.summary.sent > 0);
    }
    void findsWhoLapsedInEighteenMonthsOfPurchases() {
        auto files = *bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        files.set("campaigns/lapsed.json",
                  "{\"format\": \"rehearsal.campaign/1\", \"name\": \"Lapsed\", \"entry\": {\"triggers\": "
                  "[{\"type\": \"inactivity\", \"of\": \"Order Completed\", \"for\": \"90d\"}]}, "
                  "\"start\": null, \"nodes\": {}}");
        simulation::RunOptions options;
        options.events = {REHEARSAL_SOURCE_DIR "/tests/golden/streams/cdnow.ndjson.gz"};
        options.campaigns = {"lapsed"};
        options.threads = 2;
        simulation::RunControl control;
        const auto result = simulation::run(bundle::readBundle(files).bundle, options, control);
        QCOMPARE(result->summary.events.accepted, std::uint64_t{69'659});
        QCOMPARE(result->summary.profiles, std::uint64_t{23'570});
        // Everybody falls silent for 90 days at least once: the run goes on that long after the last purchase.
        QVERIFY(result->summary.entered >= 23'570);
        QCOMPARE(result->summary.outcomes.at("completed"), result->summary.entered);
    }
    void aLineOfGarbageIsCountedAndTheRunGoesOn() {
        const std::string view = "{\"type\":\"page\",\"userId\":\"u\",\"timestamp\":\"2026-03-02T10:00:00Z\"}";
        runLines({view, "{not json", view});
        const auto result = runFile(std::filesystem::path(folder_.path().toStdString()) / "events.ndjson");
        QCOMPARE(result.summary.events.rejected.at("malformed_json"), std::uint64_t{1});
        QCOMPARE(result.summary.events.accepted, std::uint64_t{1});
        QCOMPARE(result.summary.events.duplicate, std::uint64_t{1});
        QCOMPARE(result.summary.events.read, std::uint64_t{3});
    }
    void aRunCanBeCancelled() {
        simulation::RunOptions options;
        options.events = {REHEARSAL_SOURCE_DIR "/tests/golden/streams/cdnow.ndjson.gz"};
        simulation::RunControl control;
        control.progress = [&](double, std::uint64_t events) {
            if (events > 0) control.cancelled = true;
        };
        const auto result = simulation::run(sample(), options, control);
        QVERIFY(result.has_value());
        QVERIFY(result->cancelled);
        QVERIFY(result->decisions.empty());
    }
    void aMissingStreamIsAnErrorThatNamesIt() {
        simulation::RunOptions options;
        options.events = {"/nowhere/stream.ndjson"};
        simulation::RunControl control;
        const auto result = simulation::run(sample(), options, control);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().file, std::string("/nowhere/stream.ndjson"));
    }
    void untilIsInclusiveAndLaterEventsAreNotTaken() {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "until.ndjson";
        {
            std::ofstream out(path);
            for (const std::string second : {"10", "20", "30"}) {
                out << "{\"type\":\"track\",\"event\":\"Product Viewed\",\"userId\":\"u\","
                    << "\"timestamp\":\"2026-03-02T10:00:" + second + "Z\"}\n";
            }
        }
        simulation::RunOptions options;
        options.events = {path};
        options.until = base::parseInstant("2026-03-02T10:00:20Z");
        simulation::RunControl control;
        const auto result = simulation::run(sample(), options, control);
        QCOMPARE(result->summary.events.read, std::uint64_t{3});
        QCOMPARE(result->summary.events.accepted, std::uint64_t{2});
        QCOMPARE(result->end.ms, options.until->ms);
    }
};

REHEARSAL_TEST(RunTest)
#include "run_test.moc"
