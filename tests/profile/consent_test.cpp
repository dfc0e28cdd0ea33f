#include "profile/consent.h"

#include <rapidcheck.h>

#include <algorithm>

#include "profile/consent_rules.h"
#include "support/test.h"

using namespace rehearsal;
using profile::Consent;
using profile::ConsentStatus;

namespace {

profile::Profile person(const char* country, const char* state, ConsentStatus status) {
    profile::Profile out;
    if (country) out.setTrait("country", base::Value(country));
    if (state) out.setTrait("state", base::Value(state));
    if (status != ConsentStatus::Absent) out.consent.update("marketing", {base::Instant{0}, status});
    return out;
}

bundle::ConsentPolicy policy() {
    using Basis = bundle::ConsentRule::Basis;
    bundle::ConsentPolicy out;
    out.rules = {{{"EEA", "GB"}, std::nullopt, Basis::OptIn, true, std::nullopt},
                 {{"CA"},
                  std::nullopt,
                  Basis::OptIn,
                  false,
                  bundle::ConsentRule::Implied{"Order Completed", base::days(730)}},
                 {{"US-CA"}, std::vector<std::string>{"tracking"}, Basis::OptOut, false, std::nullopt},
                 {{"US"}, std::nullopt, Basis::OptOut, false, std::nullopt},
                 {{"*"}, std::nullopt, Basis::OptIn, false, std::nullopt}};
    out.parents = {{"newsletter", "marketing"}};
    return out;
}

}  // namespace

/// S12 and S13.
class ConsentTest : public QObject {
    Q_OBJECT
  private slots:
    void aDenialHoldsUntilSomethingNewer() {
        Consent consent;
        consent.update("marketing", {{10}, ConsentStatus::Confirmed});
        consent.update("marketing", {{20}, ConsentStatus::Denied});
        QCOMPARE(consent.status("marketing"), ConsentStatus::Denied);
        consent.update("marketing", {{30}, ConsentStatus::Pending});
        QCOMPARE(consent.status("marketing"), ConsentStatus::Pending);
    }
    void aSecondSignUpDoesNotUndoAConfirmation() {
        Consent consent;
        consent.update("marketing", {{10}, ConsentStatus::Confirmed});
        consent.update("marketing", {{20}, ConsentStatus::Granted});
        QCOMPARE(consent.status("marketing"), ConsentStatus::Confirmed);
    }
    void onEqualTimesADenialIsLast() {
        Consent consent;
        consent.update("marketing", {{10}, ConsentStatus::Denied});
        consent.update("marketing", {{10}, ConsentStatus::Confirmed});
        QCOMPARE(consent.status("marketing"), ConsentStatus::Denied);
    }
    void theOrderOfArrivalDoesNotMatter() {
        QVERIFY(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> updates) {
            const auto outcome = [](const auto& list) {
                Consent consent;
                for (const auto& [time, status] : list) {
                    consent.update("p", {{time % 8}, static_cast<ConsentStatus>(1 + status % 4)});
                }
                return consent.status("p");
            };
            const ConsentStatus before = outcome(updates);
            std::reverse(updates.begin(), updates.end());
            RC_ASSERT(before == outcome(updates));
        }));
    }
    void theFirstRuleOfTheRegionDecides_data() {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("permitted");
        const auto row = [](const char* name, const char* country, const char* state, ConsentStatus status,
                            bool ok) {
            QTest::newRow(name) << country << state << static_cast<int>(status) << ok;
        };
        row("Germany granted", "DE", "", ConsentStatus::Granted, false);
        row("Germany confirmed", "DE", "", ConsentStatus::Confirmed, true);
        row("lower case", "de", "", ConsentStatus::Granted, false);
        row("Norway is in the EEA", "NO", "", ConsentStatus::Granted, false);
        row("Switzerland is not", "CH", "", ConsentStatus::Granted, true);
        row("US without a word", "US", "", ConsentStatus::Absent, true);
        row("California denied", "US", "CA", ConsentStatus::Denied, false);
        row("California without a word", "US", "CA", ConsentStatus::Absent, true);
        row("Canada without a word", "CA", "", ConsentStatus::Absent, false);
        row("nowhere", "", "", ConsentStatus::Absent, false);
        row("nowhere granted", "", "", ConsentStatus::Granted, true);
    }
    void theFirstRuleOfTheRegionDecides() {
        QFETCH(QString, country);
        QFETCH(QString, state);
        QFETCH(int, status);
        QFETCH(bool, permitted);
        const std::string countryText = country.toStdString();
        const std::string stateText = state.toStdString();
        const auto who =
            person(country.isEmpty() ? nullptr : countryText.c_str(),
                   state.isEmpty() ? nullptr : stateText.c_str(), static_cast<ConsentStatus>(status));
        const profile::ConsentRules rules(policy());
        QCOMPARE(rules.of("marketing").permits(who, {0}), permitted);
        QVERIFY(rules.of("transactional").permits(who, {0}));
    }
    void anOrderImpliesConsentForAWhileUnlessDeniedOrPending() {
        const profile::ConsentRules rules(policy());
        auto who = person("CA", nullptr, ConsentStatus::Absent);
        who.implied["Order Completed"] = {1000};
        const base::Instant end = base::Instant{1000} + base::days(730);
        QVERIFY(rules.of("marketing").permits(who, end - base::milliseconds(1)));
        QVERIFY(!rules.of("marketing").permits(who, end));
        who.consent.update("marketing", {{0}, ConsentStatus::Pending});
        QVERIFY(!rules.of("marketing").permits(who, {2000}));
    }
    void aPurposeTakesItsParentsStatus() {
        const profile::ConsentRules rules(policy());
        auto who = person("GB", nullptr, ConsentStatus::Confirmed);
        QVERIFY(rules.of("newsletter").permits(who, {0}));
        who.consent.update("newsletter", {{0}, ConsentStatus::Denied});
        QVERIFY(!rules.of("newsletter").permits(who, {0}));
        QVERIFY(rules.of("marketing").permits(who, {0}));
        auto denied = person("GB", nullptr, ConsentStatus::Denied);
        denied.consent.update("newsletter", {{5}, ConsentStatus::Confirmed});
        QVERIFY(!rules.of("newsletter").permits(denied, {9}));
    }
};

REHEARSAL_TEST(ConsentTest)
#include "consent_test.moc"
