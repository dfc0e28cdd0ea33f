#include <algorithm>
#include <set>

#include "base/value.h"
#include "bundle/bundle.h"
#include "samples/sample_bundle.h"
#include "simulation/run.h"
#include "support/test.h"

using namespace rehearsal;
using journey::Decision;

namespace {

constexpr base::Duration kUsualLength = base::days(90);

bundle::Person personOf(const bundle::Bundle& bundle, const bundle::CampaignTest& test) {
    if (const auto* written = std::get_if<bundle::Person>(&test.profile)) return *written;
    return *bundle.person(std::get<std::string>(test.profile));
}

std::string eventLines(const bundle::CampaignTest& test, const std::string& who, base::Instant start) {
    std::string lines;
    for (const bundle::CampaignTest::Event& event : test.events) {
        base::ObjectBuilder line(event.event.object());
        line.set("type", "track");
        line.set("userId", who);
        line.set("timestamp", base::toString(start + event.after));
        lines += base::toJsonText(std::move(line).build()) + "\n";
    }
    return lines;
}

/// `remind no_consent 30m`: what a test expects and what happened, as lines to compare.
QStringList decided(const simulation::DecisionLog& decisions, Decision::Kind kind, base::Instant start) {
    QStringList lines;
    for (const Decision decision : decisions) {
        if (decision.kind != kind) continue;
        lines << QString::fromUtf8(decision.node) + " " + QString::fromUtf8(decision.reason) + " " +
                     QString::fromStdString(base::toString(decision.at - start));
    }
    return lines;
}

}  // namespace

/// The sample shop does what it says: its campaigns keep their own tests, and its stream has something for
/// each.
class SampleRunTest : public QObject {
    Q_OBJECT

    bundle::Bundle bundle_;

    simulation::RunResult run(const simulation::RunOptions& options) {
        simulation::RunControl control;
        auto result = simulation::run(bundle_, options, control);
        if (result) return std::move(*result);
        qWarning("%s", base::toString(result.error()).c_str());
        return {};
    }

    simulation::DecisionLog runTest(const bundle::Campaign& campaign, const bundle::CampaignTest& test,
                                    base::Instant start) {
        const bundle::Person person = personOf(bundle_, test);
        simulation::RunOptions options;
        options.events = {std::make_shared<const std::string>(eventLines(test, person.id, start))};
        options.people = {person};
        options.campaigns = {campaign.id};
        options.until = start + test.until.value_or(kUsualLength);
        return run(options).decisions;
    }

  private slots:
    void initTestCase() { bundle_ = bundle::readBundle(test::sampleFiles()).bundle; }

    void campaignsKeepTheirTests_data() {
        QTest::addColumn<QString>("campaign");
        QTest::addColumn<int>("index");
        for (const bundle::Campaign& campaign : bundle_.campaigns) {
            for (std::size_t i = 0; i < campaign.tests.size(); ++i) {
                QTest::newRow((campaign.id + ": " + campaign.tests[i].name).c_str())
                    << QString::fromStdString(campaign.id) << static_cast<int>(i);
            }
        }
    }
    void campaignsKeepTheirTests() {
        QFETCH(QString, campaign);
        QFETCH(int, index);
        const bundle::Campaign& under = *bundle_.campaign(campaign.toStdString());
        const bundle::CampaignTest& test = under.tests[static_cast<std::size_t>(index)];
        const base::Instant start = test.start.value_or(*base::parseInstant("2026-03-02T10:00:00Z"));
        const simulation::DecisionLog decisions = runTest(under, test, start);
        if (test.sends) {
            QStringList expected;
            for (const auto& send : *test.sends)
                expected << QString::fromStdString(send.node + "  " + base::toString(*send.after));
            QCOMPARE(decided(decisions, Decision::Kind::Send, start), expected);
        }
        if (test.skips) {
            QStringList expected;
            for (const auto& skip : *test.skips)
                expected << QString::fromStdString(skip.node + " " + skip.reason + " " +
                                                   base::toString(*skip.after));
            QCOMPARE(decided(decisions, Decision::Kind::Skip, start), expected);
        }
        if (test.outcome) {
            const auto end = std::find_if(decisions.begin(), decisions.end(), [](const Decision& one) {
                return one.kind == Decision::Kind::Exit;
            });
            QVERIFY(end != decisions.end());
            QCOMPARE((*end).outcome, std::string_view(*test.outcome));
        }
    }

    void theStreamHasSomethingForEachCampaign() {
        simulation::RunOptions options;
        options.events = {std::filesystem::path(test::kSamples + "spring-store-events.ndjson")};
        options.people = bundle_.people;
        options.until = *base::parseInstant("2026-12-01T00:00:00Z");  // Sunset begins after half a year.
        const simulation::Summary summary = run(options).summary;
        QVERIFY(summary.events.read > 200);
        QVERIFY(summary.events.rejected.empty());
        QVERIFY(summary.events.duplicate > 0);
        for (const bundle::Campaign& campaign : bundle_.campaigns) {
            const auto counts = summary.campaigns.find(campaign.id);
            QVERIFY2(counts != summary.campaigns.end() && counts->second.entered > 0, campaign.id.c_str());
            for (const auto& [node, count] : counts->second.nodes)
                QVERIFY2(count.reached > 0, (campaign.id + "/" + node).c_str());
        }
        QVERIFY(summary.deferred > 0);
        for (const char* reason : {"capped", "duplicate", "no_consent", "suppressed"})
            QVERIFY2(summary.skipped.contains(reason), reason);
        for (const char* reason : {"already_active", "cooldown", "holdout", "too_late", "once"})
            QVERIFY2(summary.denied.contains(reason), reason);
        for (const char* outcome : {"completed", "goal", "exit", "skipped"})
            QVERIFY2(summary.outcomes.contains(outcome), outcome);
    }

    /// The first thing a newcomer tries: 20 minutes instead of 30.
    void aShorterWaitRemindsMorePeople() {
        simulation::RunOptions options;
        options.events = {std::filesystem::path(test::kSamples + "spring-store-events.ndjson")};
        options.people = bundle_.people;
        const auto reminders = [&] {
            return run(options).summary.campaigns.at("cart-recovery").nodes.at("remind").sent;
        };
        const std::uint64_t before = reminders();
        bundle::Files files = test::sampleFiles();
        std::string campaign = *files.find("campaigns/cart-recovery.json");
        const std::size_t at = campaign.find(R"("for": "30m")");
        QVERIFY(at != std::string::npos);
        campaign.replace(at, 12, R"("for": "20m")");
        files.set("campaigns/cart-recovery.json", campaign);
        bundle_ = bundle::readBundle(files).bundle;
        QVERIFY(reminders() >= before + 3);
    }
};
REHEARSAL_TEST(SampleRunTest)

#include "sample_run_test.moc"
