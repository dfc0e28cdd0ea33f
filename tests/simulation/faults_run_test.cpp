#include <QTemporaryDir>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bundle/files.h"
#include "simulation/run.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::json;

namespace {

std::string campaign(const std::string& entry, const std::string& rest) {
    return R"({"format": "rehearsal.campaign/1", "name": "C", "entry": )" + entry + ", " + rest + "}";
}

/// A shop whose messages depend on reactions to its messages: an opened reminder puts off the next one, a
/// click brings it, a purchase ends them and is thanked for.
const bundle::Bundle& shop() {
    static const bundle::Bundle kBundle = [] {
        auto files = *bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        files.set("policy.json", R"({"format": "rehearsal.policy/1",
            "consent": {"rules": [{"regions": ["*"], "basis": "opt-out"}]}})");
        files.set(
            "campaigns/remind.json",
            campaign(
                R"({"triggers": [{"type": "event", "event": "Product Added"}], "reentry": {"while_active": "parallel"}})",
                R"("exits": [{"on": "Order Completed", "outcome": "goal"}], "start": "wait", "nodes": {
                "wait": {"type": "wait", "for": "1h", "reset_on": ["Email Opened"], "reset_limit": "6h",
                         "next": "send"},
                "send": {"type": "send", "template": "cart-reminder", "feeds": ["loyalty"], "next": "answer"},
                "answer": {"type": "wait_for", "event": "Email Link Clicked", "timeout": "8h", "then": "again",
                           "on_timeout": null},
                "again": {"type": "send", "template": "cart-discount", "next": "rest"},
                "rest": {"type": "wait", "for": "1h", "next": null}})"));
        files.set(
            "campaigns/thank.json",
            campaign(
                R"({"triggers": [{"type": "event", "event": "Order Completed"}], "reentry": {"while_active": "parallel"}})",
                R"("start": "send", "nodes": {"send": {"type": "send", "template": "order-thanks", "next": null}})"));
        const auto reading = bundle::readBundle(files);
        for (const auto& one : reading.diagnostics) qWarning("%s", base::toString(one).c_str());
        return reading.bundle;
    }();
    return kBundle;
}

simulation::Faults faults() {
    const char* const kText = R"({"seed": 3, "duplicate": {"rate": 0.2, "delay": "3h"},
        "redeliver": [{"from": "2026-03-21T00:00:00Z", "to": "2026-03-21T12:00:00Z", "at": "2026-03-22T00:00:00Z"}],
        "late": {"rate": 0.2, "p50": "10m", "p95": "10h"}, "loss": {"rate": 0.1}, "skew": {"rate": 0.1, "by": "1h"},
        "malformed": {"rate": 0.1}, "missing_id": {"rate": 0.1}, "reorder": {"rate": 0.2, "by": "2h"}})";
    return simulation::readFaults(kText, "faults.json", shop()).first;
}

simulation::Responses responses() {
    const char* const kText = R"({"open": {"chance": 0.6, "after": {"p50": "30m", "p95": "10h"}},
        "click": {"chance": 0.5, "after": {"p50": "1h", "p95": "10h"}}, "buy": {"chance": 0.3, "after": {"p50": "2h"}},
        "unsubscribe": {"chance": 0.02, "after": {"p50": "2h", "p95": "30h"}},
        "by": {"template": {"order-thanks": {"buy": {"chance": 0.1}}}}})";
    return simulation::readResponses(kText, "responses.json", shop()).first;
}

std::string streamOf(const simulation::RunResult& result) {
    return *result.stream;
}

std::string logOf(const simulation::RunResult& result) {
    std::string log;
    for (const auto& decision : result.decisions) {
        journey::appendJsonLine(log, decision);
        log += '\n';
    }
    return log;
}

simulation::RunOptions optionsFor(const std::filesystem::path& file) {
    simulation::RunOptions options;
    options.events = {file};
    options.people = shop().people;
    options.campaigns = {"remind", "thank"};
    options.keepStream = true;
    return options;
}

simulation::RunResult runOf(const simulation::RunOptions& options) {
    simulation::RunControl control;
    return std::move(simulation::run(shop(), options, control).value());
}

std::size_t linesWith(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++count;
    return count;
}

}  // namespace

/// Runs with faults, and with people who react.
class FaultsRunTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path fileWith(const std::string& text) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "events.ndjson";
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::filesystem::path fileWith(const std::vector<std::string>& lines) {
        std::string text;
        for (const std::string& line : lines) text += line + '\n';
        return fileWith(text);
    }

  private slots:
    void withoutFaultsTheStreamIsWrittenAsItCame() {
        QVERIFY(rc::check([&] {
            const auto lines = test::randomStream(50);
            std::string text;
            for (const std::string& line : lines) text += line + '\n';
            RC_ASSERT(streamOf(runOf(optionsFor(fileWith(text)))) == text);
        }));
    }
    void theStreamAsDecidedOnDecidesTheSame_data() {
        QTest::addColumn<bool>("withFaults");
        QTest::addColumn<bool>("withResponses");
        QTest::newRow("faults") << true << false;
        QTest::newRow("responses") << false << true;
        QTest::newRow("both") << true << true;
    }
    void theStreamAsDecidedOnDecidesTheSame() {
        QFETCH(bool, withFaults);
        QFETCH(bool, withResponses);
        std::size_t reactions = 0;
        QVERIFY(rc::check([&] {
            auto options = optionsFor(fileWith(test::randomStream(80)));
            if (withFaults) options.faults = faults();
            options.faults.seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
            if (withResponses) options.responses = responses();
            options.seed = options.faults.seed;
            const auto first = runOf(options);
            reactions += linesWith(streamOf(first), "\"Email Link Clicked\"");

            auto again = optionsFor(fileWith(streamOf(first)));
            again.seed = options.seed;
            if (withResponses) again.until = first.end;
            const auto second = runOf(again);
            RC_ASSERT(logOf(second) == logOf(first));
            RC_ASSERT(streamOf(second) == streamOf(first));
            RC_ASSERT(second.end == first.end);
            RC_ASSERT(second.summary.events.read == first.summary.events.read);
            RC_ASSERT(second.summary.events.accepted == first.summary.events.accepted);
            RC_ASSERT(second.summary.events.rejected == first.summary.events.rejected);
        }));
        QCOMPARE(reactions > 50, withResponses);
    }
    void reactionsDrawnAgainAreDuplicatesOfTheRecordedOnes() {
        QVERIFY(rc::check([&] {
            auto options = optionsFor(fileWith(test::randomStream(60)));
            options.responses = responses();
            const auto first = runOf(options);
            options.events = {fileWith(*first.stream)};
            options.until = first.end;
            const auto second = runOf(options);
            RC_ASSERT(logOf(second) == logOf(first));
            RC_ASSERT(second.summary.events.accepted == first.summary.events.accepted);
        }));
    }
    void anyNumberOfThreadsReactsTheSame() {
        QVERIFY(rc::check([&] {
            auto options = optionsFor(fileWith(test::randomStream(60)));
            options.faults = faults();
            options.responses = responses();
            const auto one = runOf(options);
            options.threads = 4;
            const auto four = runOf(options);
            RC_ASSERT(logOf(four) == logOf(one));
            RC_ASSERT(streamOf(four) == streamOf(one));
        }));
    }
    void messagesMayFollowFromReactions() {
        const std::string stream =
            R"({"type":"track","event":"Product Added","userId":"u","messageId":"m1","timestamp":"2026-03-02T10:00:00Z","context":{"traits":{"email":"u@example.com"}}})";
        auto options = optionsFor(fileWith(stream + "\n"));
        QCOMPARE(runOf(options).summary.sent, std::uint64_t{1});
        options.responses =
            simulation::readResponses(
                R"({"by": {"template": {"cart-reminder": {"click": {"chance": 1, "after": {"p50": "2h"}}},
                                        "cart-discount": {"buy": {"chance": 1, "after": {"p50": "5m"}}}}}})",
                "responses.json", shop())
                .first;
        const auto result = runOf(options);
        // The reminder at 11:00 is clicked at 13:00, which brings the discount; that sells at 13:05, which
        // ends the journey and is thanked for.
        QCOMPARE(result.summary.sent, std::uint64_t{3});
        QCOMPARE(result.summary.outcomes.at("goal"), std::uint64_t{1});
        QCOMPARE(result.summary.events.read, std::uint64_t{3});
        QCOMPARE(result.summary.events.accepted, std::uint64_t{3});
        const std::string log = logOf(result);
        QVERIFY(log.find(R"("decision":"send","journey":1,"node":"again")") != std::string::npos);
        QVERIFY(
            log.find(
                R"({"at":"2026-03-02T13:05:00.000Z","profile":"u","campaign":"thank","decision":"enter")") !=
            std::string::npos);
        QVERIFY(log.find("/buy") != std::string::npos);
        QCOMPARE(linesWith(streamOf(result), "\n"), std::size_t{3});
    }
    void aReactionAfterTheEndNeverComes() {
        const std::string stream =
            R"({"type":"track","event":"Order Completed","userId":"u","messageId":"m1","timestamp":"2026-03-02T10:00:00Z","context":{"traits":{"email":"u@example.com"}}})";
        auto options = optionsFor(fileWith(stream + "\n"));
        options.responses = simulation::readResponses(R"({"open": {"chance": 1, "after": {"p50": "2h"}}})",
                                                      "responses.json", shop())
                                .first;
        options.until = base::parseInstant("2026-03-02T12:00:00Z");
        QCOMPARE(linesWith(streamOf(runOf(options)), "Email Opened"), std::size_t{1});
        options.until = *options.until - base::milliseconds(1);
        QCOMPARE(linesWith(streamOf(runOf(options)), "Email Opened"), std::size_t{0});
    }
    void feedsAreOutAndSlowInTheRun() {
        const std::string stream =
            R"({"type":"track","event":"Product Added","userId":"u","messageId":"m1","timestamp":"2026-03-02T10:00:00Z","context":{"traits":{"email":"u@example.com"}}})";
        auto options = optionsFor(fileWith(stream + "\n"));
        QVERIFY(logOf(runOf(options)).find(R"("loyalty":"fresh")") != std::string::npos);
        for (
            const char* text :
            {R"({"outages": [{"feed": "loyalty", "from": "2026-03-02T11:00:00Z", "to": "2026-03-02T11:00:01Z"}]})",
             R"({"slow": [{"feed": "*", "from": "2026-03-02T11:00:00Z", "to": "2026-03-02T11:00:01Z", "factor": 1000000}]})"}) {
            options.faults = simulation::readFaults(text, "faults.json", shop()).first;
            QVERIFY(logOf(runOf(options)).find(R"("loyalty":"fresh")") == std::string::npos);
        }
    }
};

REHEARSAL_TEST(FaultsRunTest)
#include "faults_run_test.moc"
