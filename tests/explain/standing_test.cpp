#include "explain/standing.h"

#include <QDir>

#include "bundle/files.h"
#include "simulation/run.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

base::Instant at(const char* text) {
    return *base::parseInstant(text);
}

bundle::Person lena(const char* status) {
    bundle::Person person;
    person.id = "lena";
    person.traits = base::Value(
        base::Value::Object{{"email", "l@example.de"}, {"country", "DE"}, {"timezone", "Europe/Berlin"}});
    if (*status) person.consent = {{"marketing", status, at("2026-03-04T10:00:00Z")}};
    return person;
}

bundle::Policy policy() {
    bundle::Policy policy;
    bundle::ConsentRule eea;
    eea.regions = {"EEA"};
    eea.doubleOptIn = true;
    policy.consent.rules = {eea};
    policy.quietHours.emplace();
    policy.quietHours->from = base::hours(21);
    policy.quietHours->to = base::hours(8);
    bundle::Cap daily;
    daily.id = "daily";
    daily.calendar = bundle::Cap::Calendar::Day;
    policy.caps = {daily};
    return policy;
}

}  // namespace

class StandingTest : public QObject {
    Q_OBJECT
  private slots:
    void aPendingConsentIsNotEnough() {
        const auto standing =
            explain::standingOf(policy(), lena("pending"), "marketing", "c", at("2026-03-10T12:00:00Z"), {});
        QVERIFY(!standing.consent.permitted);
        QCOMPARE(standing.consent.rule, std::size_t{0});
        QCOMPARE(standing.consent.status, std::string("pending"));
        QVERIFY(!standing.goesOut());
    }
    void quietHoursEndOnThePersonsClock() {
        const auto standing = explain::standingOf(policy(), lena("confirmed"), "marketing", "c",
                                                  at("2026-03-10T22:30:00Z"), {});
        QCOMPARE(standing.quietUntil->ms, at("2026-03-11T07:00:00Z").ms);
        QVERIFY(!standing.goesOut());
    }
    void aCapCountsTheMessagesOfTheLocalDay() {
        const auto count = [](const char* sent) {
            return explain::standingOf(policy(), lena("confirmed"), "marketing", "c",
                                       at("2026-03-10T12:00:00Z"), {{at(sent), "c", "marketing"}});
        };
        QVERIFY(count("2026-03-09T22:59:59Z").goesOut());
        QVERIFY(!count("2026-03-09T23:00:00Z").goesOut());  // Midnight in Berlin.
        QCOMPARE(count("2026-03-09T23:00:00Z").caps.at(0).count, std::int64_t{1});
    }
    /// What is explained is what a run does: for each sample person, a message due at once is sent or kept
    /// back just as the standing says.
    void agreesWithARun() {
        bundle::Bundle bundle =
            bundle::readBundle(*bundle::readFiles(std::filesystem::path(REHEARSAL_SOURCE_DIR
                                                                        "/resources/samples/spring-store")))
                .bundle;
        bundle::Campaign campaign = *bundle.campaign("welcome");
        campaign.id = "probe";
        campaign.entry = {};
        campaign.entry.triggers = {bundle::EventTrigger{{{{"Probe", nullptr}}}}};
        campaign.exits.clear();
        bundle::Send send;
        send.templateId = bundle.templates.front().id;
        campaign.nodes = {{"send", send}};
        campaign.start = "send";
        campaign.purpose = "marketing";
        bundle.campaigns = {campaign};
        int sent = 0, kept = 0;
        for (const bundle::Person& person : bundle.people) {
            for (const char* when : {"2026-03-10T12:00:00Z", "2026-03-10T23:30:00Z"}) {
                simulation::RunOptions options;
                options.people = {person};
                options.until = at(when);
                options.events.push_back(std::make_shared<const std::string>(
                    std::string(R"({"type":"track","event":"Probe","userId":")") + person.id +
                    R"(","messageId":"1","timestamp":")" + when + "\"}\n"));
                simulation::RunControl control;
                const auto run = simulation::run(bundle, options, control);
                QVERIFY(run.has_value());
                bool went = false;
                for (const journey::Decision& line : run->decisions)
                    went = went || line.kind == journey::Decision::Kind::Send;
                const auto standing =
                    explain::standingOf(bundle.policy, person, "marketing", "probe", at(when), {});
                QVERIFY2(standing.goesOut() == went, (person.id + " " + when).c_str());
                (went ? sent : kept) += 1;
            }
        }
        QVERIFY(sent > 0 && kept > 0);
    }
};

REHEARSAL_TEST(StandingTest)
#include "standing_test.moc"
