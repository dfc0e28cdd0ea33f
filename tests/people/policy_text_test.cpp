#include "people/policy_text.h"

#include "support/test.h"

using namespace rehearsal;
using namespace rehearsal::people;
using explain::consentVerdict;

namespace {

bundle::Person person(const char* name, const char* country, const char* state = nullptr) {
    bundle::Person person;
    person.id = "p";
    base::Value::Object traits{
        {"first_name", name}, {"email", "p@example.com"}, {"timezone", "Europe/Berlin"}};
    if (country) traits.push_back({"country", country});
    if (state) traits.push_back({"state", state});
    person.traits = base::Value(std::move(traits));
    return person;
}

bundle::ConsentRule rule(std::vector<std::string> regions, bundle::ConsentRule::Basis basis,
                         bool twice = false) {
    bundle::ConsentRule rule;
    rule.regions = std::move(regions);
    rule.basis = basis;
    rule.doubleOptIn = twice;
    return rule;
}

using Basis = bundle::ConsentRule::Basis;

bundle::Bundle sampleBundle() {
    bundle::Bundle bundle;
    auto canada = rule({"CA"}, Basis::OptIn);
    canada.implied = bundle::ConsentRule::Implied{"Order Completed", base::days(730)};
    auto tracking = rule({"US-CA"}, Basis::OptOut);
    tracking.purposes = {{"tracking"}};
    bundle.policy.consent.rules = {rule({"EEA", "GB"}, Basis::OptIn, true), canada, tracking,
                                   rule({"US"}, Basis::OptOut)};
    bundle.policy.consent.parents = {{"newsletter", "marketing"}};
    return bundle;
}

QString marketing(const bundle::Person& person) {
    const bundle::Bundle bundle = sampleBundle();
    return sentenceOf(consentVerdict(bundle.policy, person, "marketing"), bundle, person).text;
}

}  // namespace

class PolicyTextTest : public QObject {
    Q_OBJECT
  private slots:
    void saysThatAConfirmedOptInIsStillPending() {
        bundle::Person lena = person("Lena", "de");
        lena.consent = {{"marketing", "pending", base::parseInstant("2026-03-04T10:00:00Z")}};
        QCOMPARE(
            marketing(lena),
            QString("Marketing: Germany needs a confirmed opt-in; Lena’s is pending since 4 March 2026."));
    }
    void aGrantIsNotEnoughWhereItMustBeConfirmed() {
        const bundle::Bundle bundle = sampleBundle();
        bundle::Person lena = person("Lena", "DE");
        lena.consent = {{"marketing", "granted", {}}};
        QVERIFY(!consentVerdict(bundle.policy, lena, "marketing").permitted);
        lena.consent[0].status = "confirmed";
        QVERIFY(consentVerdict(bundle.policy, lena, "marketing").permitted);
    }
    void optOutAllowsUntilSomeoneObjects() {
        const bundle::Bundle bundle = sampleBundle();
        bundle::Person sam = person("Sam", "US", "CA");
        QVERIFY(consentVerdict(bundle.policy, sam, "marketing").permitted);
        QCOMPARE(
            marketing(sam),
            QString("Marketing: United States (CA) allows it until someone objects; Sam was not asked yet."));
        sam.consent = {{"marketing", "denied", {}}};
        QVERIFY(!consentVerdict(bundle.policy, sam, "marketing").permitted);
    }
    void theFirstRuleForRegionAndPurposeDecides() {
        const bundle::Bundle bundle = sampleBundle();
        const bundle::Person sam = person("Sam", "us", "ca");
        QCOMPARE(consentVerdict(bundle.policy, sam, "tracking").rule, std::size_t{2});
        QCOMPARE(consentVerdict(bundle.policy, sam, "marketing").rule, std::size_t{3});
    }
    void namesWhatWouldCountAsConsent() {
        QCOMPARE(
            marketing(person("Chloé", "CA")),
            QString(
                "Marketing: Canada needs an opt-in; Chloé was not asked yet; “Order Completed” within 730 d "
                "would count as consent."));
    }
    void withoutARuleNothingIsSent() {
        QCOMPARE(marketing(person("Yuki", "JP")),
                 QString("Marketing: no rule of the policy covers Japan, so nothing is sent."));
        QCOMPARE(marketing(person("Nobody", nullptr)),
                 QString("Marketing: no rule of the policy covers an unknown country, so nothing is sent."));
    }
    void aPurposeTakesTheConsentOfTheOneAbove() {
        const bundle::Bundle bundle = sampleBundle();
        bundle::Person ana = person("Ana", "FR");
        ana.consent = {{"marketing", "confirmed", {}}};
        QVERIFY(consentVerdict(bundle.policy, ana, "newsletter").permitted);
        ana.consent = {{"newsletter", "confirmed", {}}, {"marketing", "denied", {}}};
        QVERIFY(!consentVerdict(bundle.policy, ana, "newsletter").permitted);
    }
    void exemptPurposesNeedNothing() {
        const bundle::Bundle bundle = sampleBundle();
        QVERIFY(consentVerdict(bundle.policy, person("Yuki", "JP"), "transactional").permitted);
    }
    void saysWhyNoMailCanGoOut() {
        bundle::Person kim = person("Kim", "US");
        kim.suppressed = true;
        kim.traits = base::Value(base::Value::Object{{"first_name", "Kim"}});
        const auto sentences = policySentences(sampleBundle(), kim);
        QCOMPARE(sentences[0].text, QString("Kim is suppressed: no mail goes out, whatever it is for."));
        QCOMPARE(sentences[1].text, QString("Kim has no email address, so no mail can go out."));
        QCOMPARE(sentences.back().text,
                 QString("No time zone is known; times are those of UTC, from the policy."));
    }
};

REHEARSAL_TEST(PolicyTextTest)
#include "policy_text_test.moc"
