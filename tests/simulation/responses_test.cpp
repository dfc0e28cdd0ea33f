#include "simulation/responses.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "event/line_parser.h"
#include "support/schema.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::Responses;

namespace {

bundle::Bundle bundleWithTemplates(std::initializer_list<const char*> ids) {
    bundle::Bundle bundle;
    for (const char* id : ids) bundle.templates.emplace_back().id = id;
    return bundle;
}

Responses read(const std::string& text) {
    auto [responses, findings] =
        simulation::readResponses(text, "responses.json", bundleWithTemplates({"reminder", "welcome"}));
    for (const auto& one : findings) qWarning("%s", base::toString(one).c_str());
    return findings.empty() ? responses : Responses();
}

std::string findingsOf(const std::string& text) {
    std::string all;
    for (const auto& one :
         simulation::readResponses(text, "responses.json", bundleWithTemplates({"reminder"})).second) {
        all += base::toString(one) + "\n";
    }
    return all;
}

const base::Instant kSent = *base::parseInstant("2026-03-02T10:00:00Z");

simulation::SentMessage message(std::string_view key, std::string_view templateId = "reminder") {
    return {std::string(key), "cart", "remind", templateId, "marketing", "ana", kSent};
}

const char* const kAll = R"({"open": {"chance": 0.35, "after": {"p50": "1h", "p95": "20h"}},
    "click": {"chance": 0.1, "after": {"p50": "2h", "p95": "30h"}},
    "buy": {"chance": 0.05, "after": {"p50": "3h"}}, "unsubscribe": {"chance": 0.01, "after": {"p50": "5m"}},
    "by": {"template": {"welcome": {"open": {"chance": 0.7}, "buy": {"chance": 0}}}}})";

}  // namespace

/// `responses.json`, and the reactions drawn by it.
class ResponsesTest : public QObject {
    Q_OBJECT
  private slots:
    void everyFieldIsRead() {
        const Responses responses = read(kAll);
        QCOMPARE(responses.general[Responses::Open].chance, 0.35);
        QCOMPARE(responses.general[Responses::Open].after.p95.ms, base::hours(20).ms);
        QCOMPARE(responses.general[Responses::Buy].after.p95.ms, base::hours(3).ms);
        QCOMPARE(responses.general[Responses::Unsubscribe].chance, 0.01);
        QVERIFY(!responses.empty());
        QVERIFY(read("{}").empty());
    }
    void whatATemplateLeavesOutHoldsAsInGeneral() {
        const Responses::Chances own = read(kAll).byTemplate.at("welcome");
        QCOMPARE(own[Responses::Open].chance, 0.7);
        QCOMPARE(own[Responses::Open].after.p50.ms, base::hours(1).ms);
        QCOMPARE(own[Responses::Buy].chance, 0.0);
        QCOMPARE(own[Responses::Click].chance, 0.1);
    }
    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        QTest::newRow("key") << R"({"opens": {}})"
                             << "/opens: error: There is no key \"opens\" here (did you mean \"open\"";
        QTest::newRow("chance") << R"({"open": {"chance": 35, "after": {"p50": "1h"}}})"
                                << "/open/chance: error: Expected a number from 0 to 1, found 35";
        QTest::newRow("missing") << R"({"open": {"chance": 0.1}})"
                                 << "/open: error: The key \"after\" is missing";
        QTest::newRow("nothing general") << R"({"by": {"template": {"reminder": {"open": {"chance": 0.1}}}}})"
                                         << "/by/template/reminder/open: error: The key \"after\" is missing";
        QTest::newRow("template")
            << R"({"by": {"template": {"remindr": {}}}})"
            << "/by/template/remindr: warning: The bundle has no template \"remindr\" (did";
        QTest::newRow("by") << R"({"by": {"campaign": {}, "template": {}}})"
                            << "/by/campaign: error: There is no key";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, finding);
        const std::string said = findingsOf(text.toStdString());
        QVERIFY2(said.find(finding.toStdString()) != std::string::npos, said.c_str());
        QCOMPARE(std::count(said.begin(), said.end(), '\n'), 1);
    }
    void theSchemaAgrees() {
        const test::Schema schema("responses");
        QCOMPARE(schema.problem(nlohmann::json::parse(kAll)), std::string());
        for (const char* wrong : {R"({"opens": {}})", R"({"open": {"chance": 35, "after": {"p50": "1h"}}})",
                                  R"({"open": {"chance": 0.1}})",
                                  R"({"by": {"campaign": {}, "template": {}}})", R"({"by": {}})"}) {
            QVERIFY2(!schema.problem(nlohmann::json::parse(wrong)).empty(), wrong);
            QVERIFY2(!findingsOf(wrong).empty(), wrong);
        }
    }
    void aReactionIsAnEventOfTheProfileThatNamesTheMessage() {
        const Responses responses = read(R"({"click": {"chance": 1, "after": {"p50": "90m"}}})");
        const auto reactions = simulation::responsesTo(message("cart/remind/ana/m1/1"), responses, 0);
        QCOMPARE(reactions.size(), std::size_t{1});
        QCOMPARE(
            reactions[0].line,
            std::string(
                R"({"type":"track","event":"Email Link Clicked","userId":"ana","messageId":"cart/remind/ana/m1/1/click","timestamp":"2026-03-02T11:30:00.000Z","receivedAt":"2026-03-02T11:30:00.000Z","properties":{"campaign":"cart","node":"remind","template":"reminder","purpose":"marketing"}})"));
        QVERIFY(std::holds_alternative<event::ParsedEvent>(event::parseLine(reactions[0].line)));
    }
    void everyKindIsTheEventOfItsName() {
        const Responses responses = read(
            R"({"open": {"chance": 1, "after": {"p50": "1m"}}, "click": {"chance": 1, "after": {"p50": "2m"}},
                "buy": {"chance": 1, "after": {"p50": "3m"}}, "unsubscribe": {"chance": 1, "after": {"p50": "4m"}}})");
        std::vector<std::string> names;
        for (const auto& reaction : simulation::responsesTo(message("k"), responses, 0)) {
            const auto json = nlohmann::json::parse(reaction.line);
            names.push_back(json["event"].get<std::string>() + " " + json["messageId"].get<std::string>());
        }
        QCOMPARE(names, (std::vector<std::string>{"Email Opened k/open", "Email Link Clicked k/click",
                                                  "Order Completed k/buy", "Unsubscribed k/unsubscribe"}));
    }
    void someoneWithoutAUserIdReactsByTheAnonymousId() {
        const Responses responses = read(R"({"open": {"chance": 1, "after": {"p50": "1m"}}})");
        auto sent = message("k");
        sent.profile = "anon:a-17";
        const auto parsed = event::parseLine(simulation::responsesTo(sent, responses, 0)[0].line);
        QCOMPARE(std::get<event::ParsedEvent>(parsed)->anonymousId, std::string_view("a-17"));
        QCOMPARE(std::get<event::ParsedEvent>(parsed)->userId, std::string_view());
    }
    void noReactionComesAtTheInstantOfTheMessage() {
        const Responses responses = read(R"({"open": {"chance": 1, "after": {"p50": "0s"}}})");
        QCOMPARE(simulation::responsesTo(message("k"), responses, 0)[0].at.ms, kSent.ms + 1);
    }
    void chancesAndTimesAreWhatWasAskedFor() {
        const Responses responses = read(kAll);
        std::size_t opens = 0;
        std::size_t welcomed = 0;
        std::vector<std::int64_t> delays;
        constexpr std::size_t kMessages = 20'000;
        for (std::size_t n = 0; n < kMessages; ++n) {
            const std::string key = fmt::format("cart/remind/p{}/m/1", n);
            for (const auto& one : simulation::responsesTo(message(key), responses, 3)) {
                if (one.line.find("Email Opened") == std::string::npos) continue;
                ++opens;
                delays.push_back((one.at - kSent).ms);
            }
            for (const auto& one : simulation::responsesTo(message(key, "welcome"), responses, 3)) {
                if (one.line.find("Email Opened") != std::string::npos) ++welcomed;
                QVERIFY(one.line.find("Order Completed") == std::string::npos);
            }
        }
        const auto share = [](std::size_t n) { return static_cast<double>(n) / kMessages; };
        QVERIFY2(std::abs(share(opens) - 0.35) < 0.02, std::to_string(share(opens)).c_str());
        QVERIFY2(std::abs(share(welcomed) - 0.7) < 0.02, std::to_string(share(welcomed)).c_str());
        std::sort(delays.begin(), delays.end());
        const double p50 = static_cast<double>(delays[delays.size() / 2]) / 3'600'000;
        const double p95 = static_cast<double>(delays[delays.size() * 95 / 100]) / 3'600'000;
        QVERIFY2(std::abs(p50 - 1) < 0.1, std::to_string(p50).c_str());
        QVERIFY2(std::abs(p95 - 20) < 3, std::to_string(p95).c_str());
    }
    void reactionsAreDrawnAsTheTextSays() {
        // Worked out by other code: SHA-256("4/open/cart/remind/ana/m1/1") gives u1 0.1511…, u2 0.9504…
        const auto opensFor = [](const char* chance) {
            const std::string text = std::string(R"({"open": {"chance": )") + chance +
                                     R"(, "after": {"p50": "1h", "p95": "20h"}}})";
            return simulation::responsesTo(message("cart/remind/ana/m1/1"), read(text), 4);
        };
        QCOMPARE(opensFor("0.151").size(), std::size_t{0});
        QCOMPARE(opensFor("0.152").size(), std::size_t{1});
        QCOMPARE((opensFor("0.152")[0].at - kSent).ms, std::int64_t{72'535'762});
    }
    void oneKindDoesNotShiftAnother() {
        const Responses all = read(kAll);
        const Responses open = read(R"({"open": {"chance": 0.35, "after": {"p50": "1h", "p95": "20h"}}})");
        for (int n = 0; n < 200; ++n) {
            const std::string key = std::to_string(n);
            auto mixed = simulation::responsesTo(message(key), all, 3);
            mixed.erase(std::remove_if(mixed.begin(), mixed.end(),
                                       [](const auto& one) {
                                           return one.line.find("Email Opened") == std::string::npos;
                                       }),
                        mixed.end());
            const auto alone = simulation::responsesTo(message(key), open, 3);
            QCOMPARE(mixed.size(), alone.size());
            for (std::size_t i = 0; i < alone.size(); ++i) QCOMPARE(mixed[i].line, alone[i].line);
        }
    }
};

REHEARSAL_TEST(ResponsesTest)
#include "responses_test.moc"
